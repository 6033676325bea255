CREATE TABLE `further_texts` (
	`subject` text NOT NULL,
	`subject_id` integer NOT NULL,
	`language` text NOT NULL,
	`texts` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`subject`, `subject_id`, `language`)
);
--> statement-breakpoint
ALTER TABLE `campaigns` ADD `language` text;