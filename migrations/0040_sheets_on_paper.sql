CREATE TABLE `sheet_photos` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`event_id` integer NOT NULL,
	`bytes` blob NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`rows` integer,
	`organizer_id` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "sheet_photos_size" CHECK("sheet_photos"."width" > 0 and "sheet_photos"."height" > 0)
);
--> statement-breakpoint
CREATE INDEX `sheet_photos_by_event` ON `sheet_photos` (`event_id`,`id`);--> statement-breakpoint
CREATE TABLE `sheet_rows` (
	`key` text PRIMARY KEY NOT NULL,
	`event_id` integer NOT NULL,
	`photo_id` integer,
	`number` integer,
	`state` text NOT NULL,
	`typed` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`signup_id` integer,
	`organizer_id` integer,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`photo_id`) REFERENCES `sheet_photos`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`signup_id`) REFERENCES `signups`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "sheet_rows_state" CHECK("sheet_rows"."state" in ('typed', 'later', 'unreadable', 'entered', 'nobody'))
);
--> statement-breakpoint
CREATE INDEX `sheet_rows_by_event` ON `sheet_rows` (`event_id`,`state`);--> statement-breakpoint
CREATE INDEX `sheet_rows_by_photo` ON `sheet_rows` (`photo_id`,`number`) WHERE "sheet_rows"."photo_id" is not null;--> statement-breakpoint
CREATE INDEX `sheet_rows_by_signup` ON `sheet_rows` (`signup_id`) WHERE "sheet_rows"."signup_id" is not null;