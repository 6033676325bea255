CREATE TABLE `answer_tallies` (
	`question_id` integer NOT NULL,
	`event_id` integer NOT NULL,
	`value` text NOT NULL,
	`state` text NOT NULL,
	`answers` integer NOT NULL,
	PRIMARY KEY(`question_id`, `event_id`, `value`, `state`),
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `answer_tallies_by_event` ON `answer_tallies` (`event_id`);
--> statement-breakpoint
-- What those answered who stand in the lists so far; whoever comes later is entered with them, see `db/enterSignups.ts`.
INSERT INTO `answer_tallies` SELECT `question_id`, `event_id`, `value`, `state`, count(*)
FROM `signups` CROSS JOIN `question_answers` ON `signup_id` = `signups`.`id` WHERE `signups`.`id` <= (SELECT `entered_through` FROM `signup_lists`) GROUP BY 1, 2, 3, 4;
--> statement-breakpoint
-- An answer is added and deleted, and never becomes another.
CREATE TRIGGER `answers_tallied` AFTER INSERT ON `question_answers`
WHEN new.`signup_id` <= (SELECT `entered_through` FROM `signup_lists`) BEGIN
	INSERT INTO `answer_tallies` SELECT new.`question_id`, `event_id`, new.`value`, `state`, 1 FROM `signups` WHERE `id` = new.`signup_id`
	ON CONFLICT DO UPDATE SET `answers` = `answers` + 1;
END;
--> statement-breakpoint
-- Where the sign-up is deleted, too, there is none to be found here: then it has taken its answers off itself, see below.
CREATE TRIGGER `answers_untallied` AFTER DELETE ON `question_answers`
WHEN old.`signup_id` <= (SELECT `entered_through` FROM `signup_lists`) BEGIN
	UPDATE `answer_tallies` SET `answers` = `answers` - 1
	WHERE `question_id` = old.`question_id` AND `value` = old.`value` AND (`event_id`, `state`) = (SELECT `event_id`, `state` FROM `signups` WHERE `id` = old.`signup_id`);
	DELETE FROM `answer_tallies`
	WHERE `question_id` = old.`question_id` AND `value` = old.`value` AND (`event_id`, `state`) = (SELECT `event_id`, `state` FROM `signups` WHERE `id` = old.`signup_id`) AND `answers` = 0;
END;
--> statement-breakpoint
CREATE TRIGGER `signups_answers_retallied` AFTER UPDATE OF `event_id`, `state` ON `signups`
WHEN old.`id` <= (SELECT `entered_through` FROM `signup_lists`) AND (old.`event_id`, old.`state`) <> (new.`event_id`, new.`state`) BEGIN
	UPDATE `answer_tallies` SET `answers` = `answers` - `theirs`.`given`
	FROM (SELECT `question_id`, `value`, count(*) AS `given` FROM `question_answers` WHERE `signup_id` = old.`id` GROUP BY 1, 2) AS `theirs`
	WHERE `answer_tallies`.`question_id` = `theirs`.`question_id` AND `event_id` = old.`event_id` AND `answer_tallies`.`value` = `theirs`.`value` AND `state` = old.`state`;
	INSERT INTO `answer_tallies` SELECT `question_id`, new.`event_id`, `value`, new.`state`, count(*) FROM `question_answers` WHERE `signup_id` = new.`id` GROUP BY 1, 3
	ON CONFLICT DO UPDATE SET `answers` = `answers` + excluded.`answers`;
	DELETE FROM `answer_tallies` WHERE `rowid` IN (SELECT `gone`.`rowid` FROM `question_answers` AS `theirs` CROSS JOIN `answer_tallies` AS `gone`
		ON `gone`.`question_id` = `theirs`.`question_id` AND `gone`.`event_id` = old.`event_id` AND `gone`.`value` = `theirs`.`value` AND `gone`.`state` = old.`state`
		WHERE `theirs`.`signup_id` = old.`id` AND `gone`.`answers` = 0);
END;
--> statement-breakpoint
CREATE TRIGGER `signups_answers_untallied` BEFORE DELETE ON `signups`
WHEN old.`id` <= (SELECT `entered_through` FROM `signup_lists`) BEGIN
	UPDATE `answer_tallies` SET `answers` = `answers` - `theirs`.`given`
	FROM (SELECT `question_id`, `value`, count(*) AS `given` FROM `question_answers` WHERE `signup_id` = old.`id` GROUP BY 1, 2) AS `theirs`
	WHERE `answer_tallies`.`question_id` = `theirs`.`question_id` AND `event_id` = old.`event_id` AND `answer_tallies`.`value` = `theirs`.`value` AND `state` = old.`state`;
	DELETE FROM `answer_tallies` WHERE `rowid` IN (SELECT `gone`.`rowid` FROM `question_answers` AS `theirs` CROSS JOIN `answer_tallies` AS `gone`
		ON `gone`.`question_id` = `theirs`.`question_id` AND `gone`.`event_id` = old.`event_id` AND `gone`.`value` = `theirs`.`value` AND `gone`.`state` = old.`state`
		WHERE `theirs`.`signup_id` = old.`id` AND `gone`.`answers` = 0);
END;
