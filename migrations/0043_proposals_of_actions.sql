CREATE TABLE `open_cities` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` integer NOT NULL,
	`city_id` integer NOT NULL,
	`city` text NOT NULL,
	`country` text NOT NULL,
	`region` text DEFAULT '' NOT NULL,
	`latitude` real NOT NULL,
	`longitude` real NOT NULL,
	`zone` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `open_cities_once` ON `open_cities` (`campaign_id`,`city_id`);--> statement-breakpoint
CREATE TABLE `proposals` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`public_id` text NOT NULL,
	`generation` integer DEFAULT 1 NOT NULL,
	`campaign_id` integer NOT NULL,
	`state` text NOT NULL,
	`city_id` integer NOT NULL,
	`city` text NOT NULL,
	`country` text NOT NULL,
	`region` text DEFAULT '' NOT NULL,
	`latitude` real NOT NULL,
	`longitude` real NOT NULL,
	`zone` text NOT NULL,
	`venue` text NOT NULL,
	`address` text DEFAULT '' NOT NULL,
	`landmark` text DEFAULT '' NOT NULL,
	`start_local` text NOT NULL,
	`start_occurrence` text NOT NULL,
	`starts_at` integer NOT NULL,
	`language` text NOT NULL,
	`title` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`host` text NOT NULL,
	`contact_name` text NOT NULL,
	`email` text NOT NULL,
	`email_key` text NOT NULL,
	`phone` text DEFAULT '' NOT NULL,
	`contact_public` integer DEFAULT false NOT NULL,
	`question` text DEFAULT '' NOT NULL,
	`answer` text DEFAULT '' NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`event_id` integer,
	`before` text,
	`created_at` integer NOT NULL,
	`confirmed_at` integer,
	`decided_at` integer,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "proposals_state" CHECK("proposals"."state" in
        ('unconfirmed', 'waiting', 'asked', 'accepted', 'joined', 'declined', 'withdrawn')),
	CONSTRAINT "proposals_confirmed" CHECK("proposals"."confirmed_at" is not null or "proposals"."state" in ('unconfirmed', 'withdrawn')),
	CONSTRAINT "proposals_asked" CHECK("proposals"."state" <> 'asked' or "proposals"."question" <> ''),
	CONSTRAINT "proposals_event" CHECK("proposals"."event_id" is null or "proposals"."state" in ('accepted', 'joined'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `proposals_publicId_unique` ON `proposals` (`public_id`);--> statement-breakpoint
CREATE INDEX `proposals_by_campaign` ON `proposals` (`campaign_id`,`state`,`id`);--> statement-breakpoint
CREATE INDEX `proposals_by_address` ON `proposals` (`email_key`);--> statement-breakpoint
CREATE INDEX `proposals_by_event` ON `proposals` (`event_id`) WHERE "proposals"."event_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `proposals_once` ON `proposals` (`campaign_id`,`email_key`,`city_id`) WHERE "proposals"."state" in ('unconfirmed', 'waiting', 'asked');--> statement-breakpoint
CREATE TABLE `suggested_places` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` integer NOT NULL,
	`city` text NOT NULL,
	`city_key` text NOT NULL,
	`name` text NOT NULL,
	`address` text DEFAULT '' NOT NULL,
	`source` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `suggested_places_by_city` ON `suggested_places` (`campaign_id`,`city_key`);--> statement-breakpoint
CREATE TABLE `campaign_letters` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`form_key` text NOT NULL,
	`campaign_id` integer NOT NULL,
	`organizer_id` integer NOT NULL,
	`audience` text NOT NULL,
	`texts` text NOT NULL,
	`pace` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`sent_at` integer,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "campaign_letters_audience" CHECK("campaign_letters"."audience" in ('organizing', 'attendees')),
	CONSTRAINT "campaign_letters_pace" CHECK("campaign_letters"."pace" between 1 and 6000)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `campaign_letters_formKey_unique` ON `campaign_letters` (`form_key`);--> statement-breakpoint
CREATE INDEX `campaign_letters_by_campaign` ON `campaign_letters` (`campaign_id`,`id`);--> statement-breakpoint
ALTER TABLE `messages` ADD `letter_id` integer REFERENCES campaign_letters(id) ON DELETE cascade;--> statement-breakpoint
CREATE INDEX `messages_by_letter` ON `messages` (`letter_id`) WHERE "messages"."letter_id" is not null;--> statement-breakpoint
ALTER TABLE `outbox` ADD `proposal_id` integer REFERENCES proposals(id) ON DELETE cascade;--> statement-breakpoint
CREATE INDEX `outbox_by_proposal` ON `outbox` (`proposal_id`) WHERE "outbox"."proposal_id" is not null;