CREATE TABLE `endorsement_groups` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`event_id` integer NOT NULL,
	`kind` text NOT NULL,
	`names` text NOT NULL,
	`position` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "endorsement_groups_kind" CHECK("endorsement_groups"."kind" in ('called', 'supported', 'free'))
);
--> statement-breakpoint
CREATE INDEX `endorsement_groups_by_event` ON `endorsement_groups` (`event_id`,`position`);--> statement-breakpoint
CREATE UNIQUE INDEX `endorsement_groups_once` ON `endorsement_groups` (`event_id`,`kind`) WHERE "endorsement_groups"."kind" <> 'free';--> statement-breakpoint
CREATE TABLE `endorsement_logos` (
	`endorsement_id` integer NOT NULL,
	`stage` text NOT NULL,
	`hash` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`type` text NOT NULL,
	`bytes` blob NOT NULL,
	PRIMARY KEY(`endorsement_id`, `stage`, `width`, `type`),
	FOREIGN KEY (`endorsement_id`) REFERENCES `endorsements`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "endorsement_logos_stage" CHECK("endorsement_logos"."stage" in ('listed', 'proposed')),
	CONSTRAINT "endorsement_logos_type" CHECK("endorsement_logos"."type" in ('webp', 'jpeg')),
	CONSTRAINT "endorsement_logos_size" CHECK("endorsement_logos"."width" > 0 and "endorsement_logos"."height" > 0)
);
--> statement-breakpoint
CREATE INDEX `endorsement_logos_by_hash` ON `endorsement_logos` (`hash`);--> statement-breakpoint
CREATE TABLE `endorsement_notes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`endorsement_id` integer NOT NULL,
	`organizer_id` integer NOT NULL,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`endorsement_id`) REFERENCES `endorsements`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "endorsement_notes_text" CHECK("endorsement_notes"."text" <> '')
);
--> statement-breakpoint
CREATE INDEX `endorsement_notes_by_endorsement` ON `endorsement_notes` (`endorsement_id`);--> statement-breakpoint
ALTER TABLE `endorsements` ADD `group_id` integer REFERENCES endorsement_groups(id) ON DELETE SET NULL;--> statement-breakpoint
ALTER TABLE `endorsements` ADD `before` text;--> statement-breakpoint
ALTER TABLE `endorsements` ADD `reminded_at` integer;--> statement-breakpoint
CREATE INDEX `endorsements_by_group` ON `endorsements` (`group_id`) WHERE "endorsements"."group_id" is not null;