CREATE TABLE `signup_hours` (
	`event_id` integer NOT NULL,
	`hour` integer NOT NULL,
	`signups` integer NOT NULL,
	PRIMARY KEY(`event_id`, `hour`),
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `settled_mails` (
	`mail_id` integer PRIMARY KEY NOT NULL,
	`organizer_id` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`mail_id`) REFERENCES `outbox`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `signups` ADD `access_answered_at` integer;--> statement-breakpoint
ALTER TABLE `signups` ADD `access_answered_by` integer REFERENCES organizers(id);--> statement-breakpoint
CREATE INDEX `signups_unanswered` ON `signups` (`event_id`,`id`) WHERE ("signups"."access_needs" <> '' and "signups"."access_answered_at" is null
    and "signups"."state" in ('confirmed', 'waiting'));--> statement-breakpoint
INSERT INTO `signup_hours` SELECT `event_id`, `created_at` / 3600000, count(*) FROM `signups`
  WHERE `id` <= (SELECT `entered_through` FROM `signup_lists`) GROUP BY 1, 2;
