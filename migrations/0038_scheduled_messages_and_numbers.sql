CREATE TABLE `signup_tallies` (
	`event_id` integer NOT NULL,
	`state` text NOT NULL,
	`language` text NOT NULL,
	`origin` text NOT NULL,
	`came` integer NOT NULL,
	`signups` integer NOT NULL,
	`companions` integer NOT NULL,
	`came_with` integer NOT NULL,
	`needs` integer NOT NULL,
	PRIMARY KEY(`event_id`, `state`, `language`, `origin`, `came`),
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "signup_tallies_signups" CHECK("signup_tallies"."signups" >= 0)
);
--> statement-breakpoint
-- Who stands in the lists so far; whoever comes later is entered with them, see `db/enterSignups.ts`.
INSERT INTO `signup_tallies` SELECT `event_id`, `state`, coalesce(`text_language`, `language`), `origin`, `arrived_at` is not null, count(*), sum(`companions`), sum(coalesce(`arrived_with`, 0)), sum(`access_needs` <> '')
FROM `signups` WHERE `id` <= (SELECT `entered_through` FROM `signup_lists`) GROUP BY 1, 2, 3, 4, 5;
--> statement-breakpoint
CREATE TRIGGER `signups_retallied` AFTER UPDATE OF `event_id`, `state`, `companions`, `access_needs`, `language`, `text_language`, `origin`, `arrived_at`, `arrived_with` ON `signups`
WHEN old.`id` <= (SELECT `entered_through` FROM `signup_lists`) BEGIN
	UPDATE `signup_tallies` SET `signups` = `signups` - 1, `companions` = `companions` - old.`companions`, `came_with` = `came_with` - coalesce(old.`arrived_with`, 0), `needs` = `needs` - (old.`access_needs` <> '')
	WHERE `event_id` = old.`event_id` AND `state` = old.`state` AND `language` = coalesce(old.`text_language`, old.`language`) AND `origin` = old.`origin` AND `came` = (old.`arrived_at` is not null);
	INSERT INTO `signup_tallies` VALUES (new.`event_id`, new.`state`, coalesce(new.`text_language`, new.`language`), new.`origin`, new.`arrived_at` is not null, 1, new.`companions`, coalesce(new.`arrived_with`, 0), new.`access_needs` <> '')
	ON CONFLICT DO UPDATE SET `signups` = `signups` + 1, `companions` = `companions` + excluded.`companions`, `came_with` = `came_with` + excluded.`came_with`, `needs` = `needs` + excluded.`needs`;
	DELETE FROM `signup_tallies` WHERE `event_id` = old.`event_id` AND `state` = old.`state` AND `language` = coalesce(old.`text_language`, old.`language`) AND `origin` = old.`origin` AND `came` = (old.`arrived_at` is not null) AND `signups` = 0;
END;
--> statement-breakpoint
CREATE TRIGGER `signups_untallied` AFTER DELETE ON `signups`
WHEN old.`id` <= (SELECT `entered_through` FROM `signup_lists`) BEGIN
	UPDATE `signup_tallies` SET `signups` = `signups` - 1, `companions` = `companions` - old.`companions`, `came_with` = `came_with` - coalesce(old.`arrived_with`, 0), `needs` = `needs` - (old.`access_needs` <> '')
	WHERE `event_id` = old.`event_id` AND `state` = old.`state` AND `language` = coalesce(old.`text_language`, old.`language`) AND `origin` = old.`origin` AND `came` = (old.`arrived_at` is not null);
	DELETE FROM `signup_tallies` WHERE `event_id` = old.`event_id` AND `state` = old.`state` AND `language` = coalesce(old.`text_language`, old.`language`) AND `origin` = old.`origin` AND `came` = (old.`arrived_at` is not null) AND `signups` = 0;
END;
--> statement-breakpoint
-- Written by hand: nothing of a message is to be copied for a new column.
ALTER TABLE `messages` ADD `filter` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `messages` ADD `send_local` text;--> statement-breakpoint
ALTER TABLE `messages` ADD `send_occurrence` text;--> statement-breakpoint
ALTER TABLE `messages` ADD `send_zone` text;--> statement-breakpoint
ALTER TABLE `messages` ADD `send_at` integer;--> statement-breakpoint
ALTER TABLE `messages` ADD `send_for_start` integer;--> statement-breakpoint
ALTER TABLE `messages` ADD `scheduled_by` integer REFERENCES `organizers`(`id`);--> statement-breakpoint
ALTER TABLE `messages` ADD `scheduled_at` integer;--> statement-breakpoint
ALTER TABLE `messages` ADD `held_because` text;--> statement-breakpoint
ALTER TABLE `messages` DROP CONSTRAINT "messages_state";--> statement-breakpoint
ALTER TABLE `messages` DROP CONSTRAINT "messages_started";--> statement-breakpoint
ALTER TABLE `messages` ADD CONSTRAINT "messages_state" CHECK(`state` in ('draft', 'scheduled', 'sending', 'paused', 'stopped', 'sent'));--> statement-breakpoint
ALTER TABLE `messages` ADD CONSTRAINT "messages_started" CHECK((`state` in ('draft', 'scheduled')) = (`started_at` is null));--> statement-breakpoint
ALTER TABLE `messages` ADD CONSTRAINT "messages_scheduled_for" CHECK((`state` <> 'scheduled' or (`send_at` is not null and `scheduled_by` is not null)));--> statement-breakpoint
ALTER TABLE `messages` ADD CONSTRAINT "messages_held_as_draft" CHECK((`held_because` is null or `state` = 'draft'));--> statement-breakpoint
ALTER TABLE `messages` ADD CONSTRAINT "messages_held_because" CHECK((`held_because` is null or `held_because` in ('cancelled', 'moved', 'rights', 'nobody', 'late')));--> statement-breakpoint
CREATE INDEX `messages_scheduled` ON `messages` (`send_at`) WHERE "messages"."state" = 'scheduled';--> statement-breakpoint
CREATE INDEX `messages_held` ON `messages` (`event_id`) WHERE "messages"."held_because" is not null;
