CREATE TABLE `campaign_picture_files` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`picture_id` integer NOT NULL,
	`width` integer NOT NULL,
	`type` text NOT NULL,
	`bytes` blob NOT NULL,
	FOREIGN KEY (`picture_id`) REFERENCES `campaign_pictures`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "campaign_picture_files_type" CHECK("campaign_picture_files"."type" in ('webp', 'jpeg'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `campaign_picture_files_once` ON `campaign_picture_files` (`picture_id`,`width`,`type`);--> statement-breakpoint
CREATE TABLE `campaign_pictures` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` integer NOT NULL,
	`hash` text NOT NULL,
	`description` text NOT NULL,
	`focus` text DEFAULT 'center' NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "campaign_pictures_size" CHECK("campaign_pictures"."width" > 0 and "campaign_pictures"."height" > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `campaign_pictures_once` ON `campaign_pictures` (`campaign_id`);--> statement-breakpoint
CREATE INDEX `campaign_pictures_by_hash` ON `campaign_pictures` (`hash`);