CREATE TABLE `signup_notes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`signup_id` integer NOT NULL,
	`organizer_id` integer NOT NULL,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	`edited_at` integer,
	FOREIGN KEY (`signup_id`) REFERENCES `signups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `signup_notes_by_signup` ON `signup_notes` (`signup_id`,`id`);--> statement-breakpoint
CREATE TABLE `corrections` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`signup_id` integer NOT NULL,
	`organizer_id` integer NOT NULL,
	`part` text NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`signup_id`) REFERENCES `signups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "corrections_part" CHECK("corrections"."part" in ('name', 'email', 'companions', 'language'))
);
--> statement-breakpoint
CREATE INDEX `corrections_by_signup` ON `corrections` (`signup_id`,`id`);--> statement-breakpoint
CREATE TABLE `merged_mails` (
	`mail_id` integer PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	FOREIGN KEY (`mail_id`) REFERENCES `outbox`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
-- Written by hand: to build the table anew would cost every other one that refers to it.
ALTER TABLE `events` ADD `seats_beyond` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `events` DROP CONSTRAINT "events_seats";--> statement-breakpoint
ALTER TABLE `events` ADD CONSTRAINT "events_seats" CHECK(`seats_taken` >= 0 and `seats_beyond` >= 0 and (`capacity` is null or (`capacity` > 0 and `seats_taken` - `seats_beyond` <= `capacity`)));
