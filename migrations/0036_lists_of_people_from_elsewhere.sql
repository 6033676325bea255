CREATE TABLE `import_rows` (
	`import_id` integer NOT NULL,
	`line` integer NOT NULL,
	`cells` text NOT NULL,
	`email_key` text,
	`outcome` text,
	`problems` text NOT NULL,
	`changes` text DEFAULT '' NOT NULL,
	`signup_id` integer,
	`did` text,
	`did_at` integer,
	`before` text,
	`agreed` integer,
	PRIMARY KEY(`import_id`, `line`),
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`signup_id`) REFERENCES `signups`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "import_rows_outcome" CHECK("import_rows"."outcome" in ('new', 'same', 'different', 'repeated', 'cancelled', 'problem')),
	CONSTRAINT "import_rows_did" CHECK(("import_rows"."did" is null) = ("import_rows"."did_at" is null))
);
--> statement-breakpoint
CREATE INDEX `import_rows_by_outcome` ON `import_rows` (`import_id`,`outcome`,`line`);--> statement-breakpoint
CREATE INDEX `import_rows_by_signup` ON `import_rows` (`signup_id`) WHERE "import_rows"."signup_id" is not null;--> statement-breakpoint
CREATE INDEX `import_rows_by_address` ON `import_rows` (`email_key`,`import_id`) WHERE "import_rows"."email_key" is not null;--> statement-breakpoint
CREATE TABLE `imports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`event_id` integer NOT NULL,
	`organizer_id` integer NOT NULL,
	`state` text NOT NULL,
	`file_name` text NOT NULL,
	`form` text,
	`columns` text NOT NULL,
	`mapping` text NOT NULL,
	`decisions` text NOT NULL,
	`consent_words` text DEFAULT '' NOT NULL,
	`rows` integer NOT NULL,
	`done_through` integer DEFAULT 0 NOT NULL,
	`entered` integer DEFAULT 0 NOT NULL,
	`changed` integer DEFAULT 0 NOT NULL,
	`left_out` integer DEFAULT 0 NOT NULL,
	`kept` integer DEFAULT 0 NOT NULL,
	`mailed_through` integer,
	`failure` text,
	`created_at` integer NOT NULL,
	`checked_at` integer,
	`written_at` integer,
	`undone_at` integer,
	`cleared_at` integer,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "imports_state" CHECK("imports"."state" in ('read', 'checking', 'checked', 'writing', 'written', 'undoing', 'undone'))
);
--> statement-breakpoint
CREATE INDEX `imports_by_event` ON `imports` (`event_id`,`id`);--> statement-breakpoint
CREATE INDEX `imports_open` ON `imports` (`state`,`created_at`) WHERE "imports"."cleared_at" is null;