CREATE TABLE `draft_links` (
	`event_id` integer PRIMARY KEY NOT NULL,
	`public_id` text NOT NULL,
	`generation` integer NOT NULL,
	`made_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "draft_links_generation" CHECK("draft_links"."generation" >= 1)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `draft_links_publicId_unique` ON `draft_links` (`public_id`);--> statement-breakpoint
CREATE TABLE `kept_forms` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` integer,
	`organizer_id` integer NOT NULL,
	`typed` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "kept_forms_version" CHECK("kept_forms"."version" >= 1)
);
--> statement-breakpoint
CREATE INDEX `kept_forms_by_event` ON `kept_forms` (`event_id`);--> statement-breakpoint
CREATE INDEX `kept_forms_by_organizer` ON `kept_forms` (`organizer_id`);