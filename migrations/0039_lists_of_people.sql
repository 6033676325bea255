CREATE TABLE `signup_tags` (
	`signup_id` integer NOT NULL,
	`tag` text NOT NULL,
	`event_id` integer NOT NULL,
	PRIMARY KEY(`signup_id`, `tag`),
	FOREIGN KEY (`signup_id`) REFERENCES `signups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `signup_tags_by_event` ON `signup_tags` (`event_id`,`tag`,`signup_id`);--> statement-breakpoint
CREATE TABLE `saved_filters` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`event_id` integer,
	`name` text NOT NULL,
	`query` text NOT NULL,
	`organizer_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `saved_filters_by_event` ON `saved_filters` (`event_id`,`name`);--> statement-breakpoint
CREATE TABLE `bulk_actions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`form_key` text NOT NULL,
	`event_id` integer NOT NULL,
	`organizer_id` integer NOT NULL,
	`kind` text NOT NULL,
	`filter` text NOT NULL,
	`tag` text DEFAULT '' NOT NULL,
	`to_event_id` integer,
	`matched` integer NOT NULL,
	`last_signup_id` integer NOT NULL,
	`done_through` integer DEFAULT 0 NOT NULL,
	`changed` integer DEFAULT 0 NOT NULL,
	`left_out` text DEFAULT '{}' NOT NULL,
	`state` text DEFAULT 'running' NOT NULL,
	`undo_until` integer,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "bulk_actions_kind" CHECK("bulk_actions"."kind" in ('confirm', 'move', 'cancel', 'came', 'tag', 'untag', 'erase')),
	CONSTRAINT "bulk_actions_state" CHECK("bulk_actions"."state" in ('running', 'done', 'undoing', 'undone'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `bulk_actions_formKey_unique` ON `bulk_actions` (`form_key`);--> statement-breakpoint
CREATE INDEX `bulk_actions_by_event` ON `bulk_actions` (`event_id`,`id`);--> statement-breakpoint
CREATE INDEX `bulk_actions_unfinished` ON `bulk_actions` (`id`) WHERE "bulk_actions"."state" in ('running', 'undoing');--> statement-breakpoint
CREATE TABLE `bulk_changes` (
	`bulk_id` integer NOT NULL,
	`signup_id` integer NOT NULL,
	`state` text NOT NULL,
	`made_id` integer,
	PRIMARY KEY(`bulk_id`, `signup_id`),
	FOREIGN KEY (`bulk_id`) REFERENCES `bulk_actions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`signup_id`) REFERENCES `signups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`made_id`) REFERENCES `signups`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `bulk_changes_by_signup` ON `bulk_changes` (`signup_id`);--> statement-breakpoint
CREATE INDEX `bulk_changes_by_made` ON `bulk_changes` (`made_id`) WHERE "bulk_changes"."made_id" is not null;--> statement-breakpoint
DROP INDEX `question_answers_by_question`;--> statement-breakpoint
CREATE INDEX `question_answers_by_question` ON `question_answers` (`question_id`,`value`,`signup_id`);--> statement-breakpoint
-- What lists of people are put in order by, and what organization somebody named. Both are entered with the
-- text, a little after somebody signed up.
ALTER TABLE `signup_texts` ADD `organization` text DEFAULT '' NOT NULL;--> statement-breakpoint
UPDATE `signup_texts` SET `organization` = folded(coalesce((
	SELECT group_concat(`words`, char(10)) FROM `question_answers` WHERE `question_answers`.`signup_id` = `signup_texts`.`signup_id`
	AND `question_id` IN (SELECT `id` FROM `questions` WHERE `preset` = 'organization' AND NOT `sensitive`)), ''))
WHERE EXISTS (SELECT 1 FROM `questions` WHERE `preset` = 'organization');--> statement-breakpoint
CREATE INDEX `signup_texts_by_text` ON `signup_texts` (`event_id`,`text`);
