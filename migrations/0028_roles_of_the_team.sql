CREATE TABLE `coordinated_events` (
	`organizer_id` integer NOT NULL,
	`event_id` integer NOT NULL,
	PRIMARY KEY(`organizer_id`, `event_id`),
	FOREIGN KEY (`organizer_id`) REFERENCES `rights`(`organizer_id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `coordinated_by_event` ON `coordinated_events` (`event_id`);--> statement-breakpoint
CREATE TABLE `rights` (
	`organizer_id` integer PRIMARY KEY NOT NULL,
	`role` text NOT NULL,
	`door_event_id` integer,
	`campaign_id` integer,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`door_event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "rights_role" CHECK("rights"."role" in ('owner', 'organizer', 'coordinator', 'door')),
	CONSTRAINT "rights_door" CHECK(("rights"."role" = 'door') = ("rights"."door_event_id" is not null)),
	CONSTRAINT "rights_campaign" CHECK("rights"."campaign_id" is null or "rights"."role" = 'coordinator')
);
--> statement-breakpoint
CREATE INDEX `rights_by_door` ON `rights` (`door_event_id`);--> statement-breakpoint
CREATE INDEX `rights_by_campaign` ON `rights` (`campaign_id`);--> statement-breakpoint
INSERT INTO `rights` (`organizer_id`, `role`) SELECT `id`, 'owner' FROM `organizers` WHERE `removed_at` IS NULL;