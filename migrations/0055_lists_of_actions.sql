CREATE TABLE `action_lists` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` integer NOT NULL,
	`organizer_id` integer NOT NULL,
	`state` text NOT NULL,
	`file_name` text NOT NULL,
	`form` text,
	`columns` text NOT NULL,
	`choices` text NOT NULL,
	`announce` integer DEFAULT false NOT NULL,
	`rows` integer NOT NULL,
	`done_through` integer DEFAULT 0 NOT NULL,
	`made` integer DEFAULT 0 NOT NULL,
	`kept` integer DEFAULT 0 NOT NULL,
	`failed` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`written_at` integer,
	`undone_at` integer,
	`cleared_at` integer,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "action_lists_state" CHECK("action_lists"."state" in ('read', 'checking', 'checked', 'writing', 'written', 'undoing', 'undone'))
);
--> statement-breakpoint
CREATE INDEX `action_lists_by_campaign` ON `action_lists` (`campaign_id`,`id`);--> statement-breakpoint
CREATE INDEX `action_lists_open` ON `action_lists` (`state`,`created_at`) WHERE "action_lists"."cleared_at" is null;--> statement-breakpoint
CREATE TABLE `action_rows` (
	`list_id` integer NOT NULL,
	`line` integer NOT NULL,
	`cells` text NOT NULL,
	`answers` text NOT NULL,
	`outcome` text,
	`question` text,
	`action` text,
	`like_key` text,
	`event_id` integer,
	PRIMARY KEY(`list_id`, `line`),
	FOREIGN KEY (`list_id`) REFERENCES `action_lists`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "action_rows_outcome" CHECK("action_rows"."outcome" in ('asked', 'ready', 'same', 'repeated', 'skipped', 'empty'))
);
--> statement-breakpoint
CREATE INDEX `action_rows_by_outcome` ON `action_rows` (`list_id`,`outcome`,`line`);--> statement-breakpoint
CREATE INDEX `action_rows_by_likeness` ON `action_rows` (`list_id`,`like_key`,`line`) WHERE "action_rows"."like_key" is not null;--> statement-breakpoint
CREATE INDEX `action_rows_by_event` ON `action_rows` (`event_id`) WHERE "action_rows"."event_id" is not null;