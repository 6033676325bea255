CREATE TABLE `question_answers` (
	`signup_id` integer NOT NULL,
	`question_id` integer NOT NULL,
	`person` integer NOT NULL,
	`version_id` integer NOT NULL,
	`language` text NOT NULL,
	`value` text NOT NULL,
	`words` text DEFAULT '' NOT NULL,
	`held` text DEFAULT '[]' NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`signup_id`, `question_id`, `person`),
	FOREIGN KEY (`signup_id`) REFERENCES `signups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`version_id`) REFERENCES `question_versions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "question_answers_person" CHECK("question_answers"."person" between 0 and 20)
);
--> statement-breakpoint
CREATE INDEX `question_answers_by_question` ON `question_answers` (`question_id`,`value`);--> statement-breakpoint
CREATE INDEX `question_answers_by_version` ON `question_answers` (`version_id`);--> statement-breakpoint
CREATE TABLE `question_options` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`question_id` integer NOT NULL,
	`position` integer NOT NULL,
	`places` integer,
	`taken` integer DEFAULT 0 NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "question_options_places" CHECK("question_options"."taken" >= 0 and ("question_options"."places" is null or ("question_options"."places" > 0 and "question_options"."taken" <= "question_options"."places")))
);
--> statement-breakpoint
CREATE INDEX `question_options_by_question` ON `question_options` (`question_id`,`position`);--> statement-breakpoint
CREATE TABLE `question_versions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`question_id` integer NOT NULL,
	`language` text NOT NULL,
	`wording` text NOT NULL,
	`translations` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `question_versions_by_question` ON `question_versions` (`question_id`,`id`);--> statement-breakpoint
CREATE TABLE `questions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`event_id` integer,
	`campaign_id` integer,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`required` integer DEFAULT false NOT NULL,
	`each_person` integer DEFAULT false NOT NULL,
	`sensitive` integer DEFAULT false NOT NULL,
	`condition` text,
	`minimum` integer,
	`maximum` integer,
	`kept_days` integer,
	`endorsement_id` integer,
	`preset` text,
	`created_at` integer NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`endorsement_id`) REFERENCES `endorsements`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "questions_owner" CHECK(("questions"."event_id" is not null) + ("questions"."campaign_id" is not null) = 1),
	CONSTRAINT "questions_kind" CHECK("questions"."kind" in ('line', 'text', 'one-of', 'several-of', 'yes-no', 'number',
        'phone', 'date', 'consent')),
	CONSTRAINT "questions_bounds" CHECK(("questions"."minimum" is null or "questions"."maximum" is null or "questions"."minimum" <= "questions"."maximum")),
	CONSTRAINT "questions_kept" CHECK(("questions"."kept_days" is null or "questions"."kept_days" >= 0))
);
--> statement-breakpoint
CREATE INDEX `questions_by_event` ON `questions` (`event_id`,`position`);--> statement-breakpoint
CREATE INDEX `questions_by_campaign` ON `questions` (`campaign_id`,`position`) WHERE "questions"."campaign_id" is not null;--> statement-breakpoint
ALTER TABLE `events` ADD `questions_changed_at` integer;--> statement-breakpoint
ALTER TABLE `events` ADD `counts_places` integer DEFAULT false NOT NULL;