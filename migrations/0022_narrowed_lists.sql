CREATE TABLE `event_searches` (
	`event_id` integer PRIMARY KEY NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `events_narrowed` ON `events` (`starts_at`,`id`,`ends_at`,`state`,`start_local`,`kind`,`language`,`campaign_id`,`city`) WHERE "events"."state" <> 'draft';--> statement-breakpoint
CREATE INDEX `events_by_day` ON `events` (`start_local`,`id`,`end_local`,`starts_at`,`ends_at`,`state`) WHERE "events"."state" <> 'draft';