CREATE TABLE `series` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`slug` text NOT NULL,
	`pattern` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `series_slug_unique` ON `series` (`slug`);--> statement-breakpoint
ALTER TABLE `events` ADD `series_id` integer REFERENCES series(id);--> statement-breakpoint
CREATE INDEX `events_of_series` ON `events` (`series_id`,`starts_at`,`id`,`ends_at`,`state`) WHERE "events"."series_id" is not null;