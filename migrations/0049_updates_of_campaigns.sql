CREATE TABLE `campaign_updates` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`form_key` text NOT NULL,
	`campaign_id` integer NOT NULL,
	`organizer_id` integer NOT NULL,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`followers` integer NOT NULL,
	`sent_at` integer NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `campaign_updates_formKey_unique` ON `campaign_updates` (`form_key`);--> statement-breakpoint
CREATE INDEX `campaign_updates_by_campaign` ON `campaign_updates` (`campaign_id`,`id`);--> statement-breakpoint
CREATE TABLE `followers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`public_id` text NOT NULL,
	`generation` integer DEFAULT 1 NOT NULL,
	`campaign_id` integer NOT NULL,
	`state` text NOT NULL,
	`name` text DEFAULT '' NOT NULL,
	`email` text,
	`email_key` text,
	`language` text NOT NULL,
	`created_at` integer NOT NULL,
	`confirmed_at` integer,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "followers_state" CHECK("followers"."state" in ('unconfirmed', 'confirmed', 'left')),
	CONSTRAINT "followers_address" CHECK(("followers"."state" = 'left') = ("followers"."email" is null)
        and ("followers"."email" is null) = ("followers"."email_key" is null)),
	CONSTRAINT "followers_confirmed" CHECK("followers"."state" <> 'confirmed' or "followers"."confirmed_at" is not null)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `followers_publicId_unique` ON `followers` (`public_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `followers_once` ON `followers` (`campaign_id`,`email_key`);--> statement-breakpoint
CREATE INDEX `followers_by_campaign` ON `followers` (`campaign_id`,`state`,`id`);--> statement-breakpoint
CREATE INDEX `followers_by_address` ON `followers` (`email_key`);--> statement-breakpoint
ALTER TABLE `outbox` ADD `follower_id` integer REFERENCES followers(id) ON DELETE cascade;--> statement-breakpoint
ALTER TABLE `outbox` ADD `update_id` integer REFERENCES campaign_updates(id) ON DELETE cascade;--> statement-breakpoint
CREATE INDEX `outbox_by_follower` ON `outbox` (`follower_id`) WHERE "outbox"."follower_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_update_once` ON `outbox` (`update_id`,`follower_id`) WHERE "outbox"."update_id" is not null;