-- Up to which id the sign-ups stand in the two tables below. Later ones are few, are read from
-- `signups` itself, and are entered a little later: whoever signs up waits for none of it.
CREATE TABLE `signup_lists` (
	`id` integer PRIMARY KEY CHECK(`id` = 1) NOT NULL,
	`entered_through` integer NOT NULL
);
--> statement-breakpoint
INSERT INTO `signup_lists` VALUES (1, 0);--> statement-breakpoint
-- How many sign-ups an event has in each state, for every 4,096 ids: what a list shows in its head, and
-- where its pages begin, is read here and not counted.
CREATE TABLE `signup_blocks` (
	`event_id` integer NOT NULL,
	`state` text NOT NULL,
	`block` integer NOT NULL,
	`signups` integer NOT NULL,
	`companions` integer NOT NULL,
	`declined` integer NOT NULL,
	PRIMARY KEY(`event_id`, `state`, `block`)
) WITHOUT ROWID;
--> statement-breakpoint
-- The sign-ups of an event in the order of arrival, each with its words as a search compares them.
CREATE TABLE `signup_texts` (
	`event_id` integer NOT NULL,
	`signup_id` integer NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`event_id`, `signup_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TRIGGER `signups_recounted` AFTER UPDATE OF `state`, `companions`, `declined_at` ON `signups`
WHEN old.`id` <= (SELECT `entered_through` FROM `signup_lists`) BEGIN
	UPDATE `signup_blocks` SET `signups` = `signups` - 1, `companions` = `companions` - old.`companions`, `declined` = `declined` - (old.`declined_at` is not null)
	WHERE `event_id` = old.`event_id` AND `state` = old.`state` AND `block` = old.`id` >> 12;
	INSERT INTO `signup_blocks` VALUES (new.`event_id`, new.`state`, new.`id` >> 12, 1, new.`companions`, new.`declined_at` is not null)
	ON CONFLICT DO UPDATE SET `signups` = `signups` + 1, `companions` = `companions` + excluded.`companions`, `declined` = `declined` + excluded.`declined`;
	DELETE FROM `signup_blocks` WHERE `event_id` = old.`event_id` AND `state` = old.`state` AND `block` = old.`id` >> 12 AND `signups` = 0;
END;
--> statement-breakpoint
CREATE TRIGGER `signups_uncounted` AFTER DELETE ON `signups`
WHEN old.`id` <= (SELECT `entered_through` FROM `signup_lists`) BEGIN
	UPDATE `signup_blocks` SET `signups` = `signups` - 1, `companions` = `companions` - old.`companions`, `declined` = `declined` - (old.`declined_at` is not null)
	WHERE `event_id` = old.`event_id` AND `state` = old.`state` AND `block` = old.`id` >> 12;
	DELETE FROM `signup_blocks` WHERE `event_id` = old.`event_id` AND `state` = old.`state` AND `block` = old.`id` >> 12 AND `signups` = 0;
	DELETE FROM `signup_texts` WHERE `event_id` = old.`event_id` AND `signup_id` = old.`id`;
END;
