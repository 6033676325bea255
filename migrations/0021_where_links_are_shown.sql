CREATE TABLE `event_sources` (
	`event_id` integer NOT NULL,
	`name` text NOT NULL,
	`signups` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`event_id`, `name`),
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "event_sources_signups" CHECK("event_sources"."signups" >= 0)
);
