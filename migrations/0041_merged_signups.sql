CREATE TABLE `merged_signups` (
	`gone_id` integer PRIMARY KEY NOT NULL,
	`kept_id` integer NOT NULL,
	FOREIGN KEY (`kept_id`) REFERENCES `signups`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `merged_signups_by_kept` ON `merged_signups` (`kept_id`);