CREATE TABLE `arrivals` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`mark` text NOT NULL,
	`event_id` integer NOT NULL,
	`signup_id` integer NOT NULL,
	`kind` text NOT NULL,
	`companions` integer NOT NULL,
	`pressed_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`organizer_id` integer,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`signup_id`) REFERENCES `signups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "arrivals_kind" CHECK("arrivals"."kind" in ('came', 'undone')),
	CONSTRAINT "arrivals_companions" CHECK("arrivals"."companions" between 0 and 20)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `arrivals_mark_unique` ON `arrivals` (`mark`);--> statement-breakpoint
CREATE INDEX `arrivals_by_signup` ON `arrivals` (`signup_id`,`pressed_at`);--> statement-breakpoint
CREATE INDEX `arrivals_by_event` ON `arrivals` (`event_id`,`id`);--> statement-breakpoint
-- Written by hand: to build the table anew would lose its triggers.
ALTER TABLE `signups` ALTER COLUMN `email` DROP NOT NULL;--> statement-breakpoint
ALTER TABLE `signups` ALTER COLUMN `email_key` DROP NOT NULL;--> statement-breakpoint
ALTER TABLE `signups` ADD `origin` text DEFAULT 'form' NOT NULL;--> statement-breakpoint
ALTER TABLE `signups` ADD `arrived_at` integer;--> statement-breakpoint
ALTER TABLE `signups` ADD `arrived_with` integer;--> statement-breakpoint
ALTER TABLE `signups` ADD CONSTRAINT "signups_address" CHECK((`email` is null) = (`email_key` is null));--> statement-breakpoint
ALTER TABLE `signups` ADD CONSTRAINT "signups_origin" CHECK(`origin` in ('form', 'hand', 'door', 'sheet', 'import'));--> statement-breakpoint
ALTER TABLE `signups` ADD CONSTRAINT "signups_arrived" CHECK((`arrived_at` is null) = (`arrived_with` is null));
