CREATE TABLE `event_texts` (
	`event_id` integer NOT NULL,
	`language` text NOT NULL,
	`texts` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`event_id`, `language`),
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `event_texts_by_language` ON `event_texts` (`language`);--> statement-breakpoint
ALTER TABLE `events` ADD `texts_changed_at` integer;--> statement-breakpoint
CREATE INDEX `events_by_texts` ON `events` (`texts_changed_at`) WHERE "events"."texts_changed_at" is not null;--> statement-breakpoint
CREATE INDEX `events_by_language` ON `events` (`language`);--> statement-breakpoint
ALTER TABLE `signups` ADD `text_language` text;