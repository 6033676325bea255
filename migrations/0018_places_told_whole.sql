ALTER TABLE `events` ADD `postal_code` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `events` ADD `region` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `events` ADD `meeting_points` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `events` ADD `phone` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `events` ADD `spoken_languages` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `events` ADD `access_features` text DEFAULT '' NOT NULL;