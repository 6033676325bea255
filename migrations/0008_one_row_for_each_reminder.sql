ALTER TABLE `outbox` ADD `fed_through` integer;--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_for_everybody_once` ON `outbox` (`event_id`,`kind`) WHERE "outbox"."fed_through" is not null;--> statement-breakpoint
CREATE INDEX `outbox_for_everybody_due` ON `outbox` (`due_at`) WHERE "outbox"."fed_through" is not null;--> statement-breakpoint
INSERT INTO `outbox` (`kind`, `message_key`, `event_id`, `detail`, `priority`, `due_at`, `fed_through`, `created_at`)
SELECT `mail`.`kind`, lower(hex(randomblob(16))), `event`.`id`, json_object('startsAt', `event`.`starts_at`), min(`mail`.`priority`), min(`mail`.`due_at`), 0, min(`mail`.`created_at`)
FROM `outbox` AS `mail` JOIN `events` AS `event` ON `event`.`id` = `mail`.`event_id`
WHERE `mail`.`state` = 'due' AND `mail`.`signup_id` IS NOT NULL AND `mail`.`attempts` = 0 AND `mail`.`lease_token` IS NULL
	AND `mail`.`kind` IN ('signup-reminder-day', 'signup-reminder-soon', 'signup-joining-link', 'event-thanks')
	AND CASE WHEN json_valid(`mail`.`detail`) THEN json_extract(`mail`.`detail`, '$.startsAt') END IS `event`.`starts_at`
GROUP BY `event`.`id`, `mail`.`kind`;--> statement-breakpoint
DELETE FROM `outbox`
WHERE `state` = 'due' AND `signup_id` IS NOT NULL AND `attempts` = 0 AND `lease_token` IS NULL
	AND EXISTS (
		SELECT 1 FROM `outbox` AS `everybody`
		WHERE `everybody`.`event_id` = `outbox`.`event_id` AND `everybody`.`kind` = `outbox`.`kind` AND `everybody`.`fed_through` IS NOT NULL
			AND json_extract(`everybody`.`detail`, '$.startsAt') IS CASE WHEN json_valid(`outbox`.`detail`) THEN json_extract(`outbox`.`detail`, '$.startsAt') END
	);
