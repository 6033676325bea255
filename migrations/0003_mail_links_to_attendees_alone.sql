DROP TABLE `repeated_signups`;--> statement-breakpoint
ALTER TABLE `signups` ADD `link_mailed_at` integer;