CREATE TABLE `followed_actions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`feed_id` integer NOT NULL,
	`uid` text NOT NULL,
	`url` text,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`called_by` text NOT NULL,
	`language` text,
	`kind` text NOT NULL,
	`cancelled` integer NOT NULL,
	`zone` text NOT NULL,
	`start_precision` text NOT NULL,
	`start_local` text NOT NULL,
	`start_occurrence` text NOT NULL,
	`starts_at` integer NOT NULL,
	`end_local` text,
	`end_occurrence` text NOT NULL,
	`ends_at` integer,
	`tzdata` text NOT NULL,
	`venue` text NOT NULL,
	`address` text NOT NULL,
	`city` text NOT NULL,
	`region` text NOT NULL,
	`postal_code` text NOT NULL,
	`country` text,
	`latitude` real,
	`longitude` real,
	`city_id` integer,
	`hidden` integer DEFAULT false NOT NULL,
	`same_as` integer,
	FOREIGN KEY (`feed_id`) REFERENCES `followed_feeds`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`same_as`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "followed_actions_kind" CHECK("followed_actions"."kind" in ('online', 'in-person', 'hybrid')),
	CONSTRAINT "followed_actions_place" CHECK(("followed_actions"."latitude" is null) = ("followed_actions"."longitude" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `followed_actions_once` ON `followed_actions` (`feed_id`,`uid`);--> statement-breakpoint
CREATE INDEX `followed_actions_of_event` ON `followed_actions` (`same_as`) WHERE "followed_actions"."same_as" is not null;--> statement-breakpoint
CREATE TABLE `followed_feeds` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` integer NOT NULL,
	`address` text NOT NULL,
	`format` text NOT NULL,
	`name` text NOT NULL,
	`zone` text NOT NULL,
	`utc_is` text DEFAULT 'utc' NOT NULL,
	`etag` text,
	`last_modified` text,
	`seen_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`failing_since` integer,
	`failure` text,
	`next_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "followed_feeds_failing" CHECK(("followed_feeds"."failing_since" is null) = ("followed_feeds"."failure" is null)),
	CONSTRAINT "followed_feeds_clocks" CHECK("followed_feeds"."utc_is" in ('utc', 'local'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `followed_feeds_once` ON `followed_feeds` (`campaign_id`,`address`);--> statement-breakpoint
CREATE INDEX `followed_feeds_due` ON `followed_feeds` (`next_at`);