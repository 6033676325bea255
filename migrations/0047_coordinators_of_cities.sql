ALTER TABLE `rights` ADD `city` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `rights` ADD `city_id` integer;