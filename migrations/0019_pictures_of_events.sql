CREATE TABLE `event_pictures` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`event_id` integer NOT NULL,
	`speaker` text DEFAULT '' NOT NULL,
	`hash` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`focus` text DEFAULT 'center' NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "event_pictures_size" CHECK("event_pictures"."width" > 0 and "event_pictures"."height" > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `event_pictures_once` ON `event_pictures` (`event_id`,`speaker`);--> statement-breakpoint
CREATE INDEX `event_pictures_by_hash` ON `event_pictures` (`hash`);--> statement-breakpoint
CREATE TABLE `picture_files` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`picture_id` integer NOT NULL,
	`width` integer NOT NULL,
	`type` text NOT NULL,
	`bytes` blob NOT NULL,
	FOREIGN KEY (`picture_id`) REFERENCES `event_pictures`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "picture_files_type" CHECK("picture_files"."type" in ('webp', 'jpeg'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `picture_files_once` ON `picture_files` (`picture_id`,`width`,`type`);