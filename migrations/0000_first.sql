CREATE TABLE `bounces` (
	`mail_id` integer PRIMARY KEY NOT NULL,
	`address_hash` text NOT NULL,
	`weight` text NOT NULL,
	`status` text NOT NULL,
	`reply` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`mail_id`) REFERENCES `outbox`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "bounces_weight" CHECK("bounces"."weight" in ('hard', 'soft'))
);
--> statement-breakpoint
CREATE INDEX `bounces_by_address` ON `bounces` (`address_hash`,`at`);--> statement-breakpoint
CREATE TABLE `campaigns` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`slug` text NOT NULL,
	`title` text NOT NULL,
	`day` text,
	`facts` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `campaigns_slug_unique` ON `campaigns` (`slug`);--> statement-breakpoint
CREATE TABLE `endorsements` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`public_id` text NOT NULL,
	`generation` integer DEFAULT 1 NOT NULL,
	`event_id` integer NOT NULL,
	`source` text NOT NULL,
	`state` text NOT NULL,
	`organization` text NOT NULL,
	`name_key` text NOT NULL,
	`listed_as` text NOT NULL,
	`website` text DEFAULT '' NOT NULL,
	`city` text DEFAULT '' NOT NULL,
	`statement` text DEFAULT '' NOT NULL,
	`proposed` text,
	`contact_name` text DEFAULT '' NOT NULL,
	`email` text,
	`email_key` text,
	`language` text NOT NULL,
	`position` integer,
	`decision_note` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	`confirmed_at` integer,
	`decided_at` integer,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "endorsements_state" CHECK("endorsements"."state" in ('unconfirmed', 'waiting', 'approved', 'declined', 'withdrawn')),
	CONSTRAINT "endorsements_proposed" CHECK("endorsements"."proposed" is null or "endorsements"."state" = 'approved'),
	CONSTRAINT "endorsements_confirmed" CHECK("endorsements"."source" = 'organizer' or "endorsements"."confirmed_at" is not null or "endorsements"."state" in ('unconfirmed', 'withdrawn'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `endorsements_publicId_unique` ON `endorsements` (`public_id`);--> statement-breakpoint
CREATE INDEX `endorsements_by_event` ON `endorsements` (`event_id`,`state`);--> statement-breakpoint
CREATE INDEX `endorsements_by_name` ON `endorsements` (`event_id`,`name_key`);--> statement-breakpoint
CREATE INDEX `endorsements_by_address` ON `endorsements` (`email_key`);--> statement-breakpoint
CREATE TABLE `events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`slug` text NOT NULL,
	`campaign_id` integer,
	`kind` text NOT NULL,
	`state` text DEFAULT 'draft' NOT NULL,
	`language` text NOT NULL,
	`title` text NOT NULL,
	`summary` text DEFAULT '' NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`host` text NOT NULL,
	`zone` text NOT NULL,
	`start_local` text NOT NULL,
	`start_occurrence` text DEFAULT 'only' NOT NULL,
	`starts_at` integer NOT NULL,
	`end_local` text,
	`end_occurrence` text DEFAULT 'only' NOT NULL,
	`ends_at` integer,
	`assembly_local` text,
	`assembly_occurrence` text DEFAULT 'only' NOT NULL,
	`assembly_at` integer,
	`announced_zones` text NOT NULL,
	`tzdata` text NOT NULL,
	`venue` text DEFAULT '' NOT NULL,
	`address` text DEFAULT '' NOT NULL,
	`city` text DEFAULT '' NOT NULL,
	`join_url` text DEFAULT '' NOT NULL,
	`join_note` text DEFAULT '' NOT NULL,
	`speakers` text NOT NULL,
	`bring` text DEFAULT '' NOT NULL,
	`accessibility` text DEFAULT '' NOT NULL,
	`signups_open` integer DEFAULT true NOT NULL,
	`confirm_address` integer DEFAULT false NOT NULL,
	`capacity` integer,
	`seats_taken` integer DEFAULT 0 NOT NULL,
	`endorsements_open` integer DEFAULT false NOT NULL,
	`endorsements_continue` integer DEFAULT false NOT NULL,
	`endorsement_order` text DEFAULT 'alphabetical' NOT NULL,
	`day_reminder_hour` integer DEFAULT 10,
	`soon_reminder_minutes` integer,
	`joining_link_minutes` integer DEFAULT 15 NOT NULL,
	`thanks` text DEFAULT '' NOT NULL,
	`sequence` integer DEFAULT 0 NOT NULL,
	`scheduled_at` integer NOT NULL,
	`cancellation_note` text DEFAULT '' NOT NULL,
	`cancelled_at` integer,
	`published_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`purged_at` integer,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "events_kind" CHECK("events"."kind" in ('online', 'in-person', 'hybrid')),
	CONSTRAINT "events_state" CHECK("events"."state" in ('draft', 'published', 'cancelled')),
	CONSTRAINT "events_seats" CHECK("events"."seats_taken" >= 0 and ("events"."capacity" is null or ("events"."capacity" > 0 and "events"."seats_taken" <= "events"."capacity"))),
	CONSTRAINT "events_end" CHECK(("events"."end_local" is null) = ("events"."ends_at" is null) and ("events"."ends_at" is null or "events"."ends_at" > "events"."starts_at")),
	CONSTRAINT "events_assembly" CHECK(("events"."assembly_local" is null) = ("events"."assembly_at" is null) and ("events"."assembly_at" is null or "events"."assembly_at" <= "events"."starts_at")),
	CONSTRAINT "events_mails" CHECK(("events"."day_reminder_hour" is null or "events"."day_reminder_hour" between 0 and 23) and ("events"."soon_reminder_minutes" is null or "events"."soon_reminder_minutes" between 0 and 1440) and "events"."joining_link_minutes" between 0 and 1440),
	CONSTRAINT "events_cancelled" CHECK(("events"."state" = 'cancelled') = ("events"."cancelled_at" is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `events_slug_unique` ON `events` (`slug`);--> statement-breakpoint
CREATE INDEX `events_by_start` ON `events` (`state`,`starts_at`);--> statement-breakpoint
CREATE TABLE `mail_refusals` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`address_hash` text NOT NULL,
	`scope` text NOT NULL,
	`event_id` integer,
	`source` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "mail_refusals_scope" CHECK("mail_refusals"."scope" in ('event', 'optional', 'everything')),
	CONSTRAINT "mail_refusals_event" CHECK(("mail_refusals"."scope" = 'event') = ("mail_refusals"."event_id" is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mail_refusals_once` ON `mail_refusals` (`address_hash`,`scope`) WHERE "mail_refusals"."event_id" is null;--> statement-breakpoint
CREATE UNIQUE INDEX `mail_refusals_once_an_event` ON `mail_refusals` (`address_hash`,`event_id`) WHERE "mail_refusals"."event_id" is not null;--> statement-breakpoint
CREATE TABLE `mailbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`received_at` integer NOT NULL,
	`recipient` text NOT NULL,
	`subject` text NOT NULL,
	`raw` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `messages` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`form_key` text NOT NULL,
	`event_id` integer NOT NULL,
	`organizer_id` integer NOT NULL,
	`state` text DEFAULT 'draft' NOT NULL,
	`audience` text NOT NULL,
	`search` text DEFAULT '' NOT NULL,
	`texts` text NOT NULL,
	`pace` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`last_signup_id` integer DEFAULT 0 NOT NULL,
	`fed_through` integer DEFAULT 0 NOT NULL,
	`next_due_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`started_at` integer,
	`ended_at` integer,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "messages_state" CHECK("messages"."state" in ('draft', 'sending', 'paused', 'stopped', 'sent')),
	CONSTRAINT "messages_pace" CHECK("messages"."pace" between 1 and 6000),
	CONSTRAINT "messages_started" CHECK(("messages"."state" = 'draft') = ("messages"."started_at" is null)),
	CONSTRAINT "messages_ended" CHECK(("messages"."state" in ('stopped', 'sent')) = ("messages"."ended_at" is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `messages_formKey_unique` ON `messages` (`form_key`);--> statement-breakpoint
CREATE INDEX `messages_by_event` ON `messages` (`event_id`,`id`);--> statement-breakpoint
CREATE INDEX `messages_sending` ON `messages` (`id`) WHERE "messages"."state" = 'sending';--> statement-breakpoint
CREATE TABLE `organizers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_key` text NOT NULL,
	`language` text NOT NULL,
	`invited_at` integer NOT NULL,
	`last_signed_in_at` integer,
	`digest` text DEFAULT 'daily' NOT NULL,
	`digest_zone` text,
	`removed_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organizers_emailKey_unique` ON `organizers` (`email_key`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`message_key` text NOT NULL,
	`event_id` integer,
	`signup_id` integer,
	`endorsement_id` integer,
	`organizer_id` integer,
	`sign_in_id` integer,
	`message_id` integer,
	`detail` text,
	`priority` integer NOT NULL,
	`state` text DEFAULT 'due' NOT NULL,
	`due_at` integer NOT NULL,
	`lease_token` text,
	`leased_until` integer,
	`attempts` integer DEFAULT 0 NOT NULL,
	`first_tried_at` integer,
	`last_tried_at` integer,
	`last_result` text,
	`sent_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`signup_id`) REFERENCES `signups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`endorsement_id`) REFERENCES `endorsements`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`sign_in_id`) REFERENCES `sign_ins`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`message_id`) REFERENCES `messages`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "outbox_state" CHECK("outbox"."state" in ('due', 'sent', 'failed', 'dropped'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_messageKey_unique` ON `outbox` (`message_key`);--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`priority`,`due_at`) WHERE "outbox"."state" = 'due';--> statement-breakpoint
CREATE INDEX `outbox_by_event` ON `outbox` (`event_id`,`id`);--> statement-breakpoint
CREATE INDEX `outbox_by_signup` ON `outbox` (`signup_id`);--> statement-breakpoint
CREATE INDEX `outbox_by_endorsement` ON `outbox` (`endorsement_id`);--> statement-breakpoint
CREATE INDEX `outbox_by_organizer` ON `outbox` (`organizer_id`,`id`) WHERE "outbox"."organizer_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_message_once` ON `outbox` (`message_id`,`signup_id`) WHERE "outbox"."message_id" is not null;--> statement-breakpoint
CREATE INDEX `outbox_by_message` ON `outbox` (`message_id`,`state`) WHERE "outbox"."message_id" is not null;--> statement-breakpoint
CREATE TABLE `repeated_signups` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`public_id` text NOT NULL,
	`event_id` integer NOT NULL,
	`signup_id` integer NOT NULL,
	`name` text NOT NULL,
	`companions` integer DEFAULT 0 NOT NULL,
	`access_needs` text DEFAULT '' NOT NULL,
	`language` text NOT NULL,
	`zone` text,
	`state` text NOT NULL,
	`after_id` integer NOT NULL,
	`sequence` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`signup_id`) REFERENCES `signups`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "repeated_signups_state" CHECK("repeated_signups"."state" in ('unconfirmed', 'confirmed', 'waiting', 'cancelled'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `repeated_signups_publicId_unique` ON `repeated_signups` (`public_id`);--> statement-breakpoint
CREATE INDEX `repeated_signups_by_signup` ON `repeated_signups` (`signup_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`organizer_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sessions_by_organizer` ON `sessions` (`organizer_id`);--> statement-breakpoint
CREATE TABLE `sign_ins` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`public_id` text NOT NULL,
	`organizer_id` integer,
	`browser_hash` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sign_ins_publicId_unique` ON `sign_ins` (`public_id`);--> statement-breakpoint
CREATE TABLE `signups` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`public_id` text NOT NULL,
	`generation` integer DEFAULT 1 NOT NULL,
	`event_id` integer NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_key` text NOT NULL,
	`companions` integer DEFAULT 0 NOT NULL,
	`access_needs` text DEFAULT '' NOT NULL,
	`language` text NOT NULL,
	`zone` text,
	`state` text NOT NULL,
	`uid` text NOT NULL,
	`sequence` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`cancelled_at` integer,
	`cancelled_by` text,
	`declined_at` integer,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "signups_state" CHECK("signups"."state" in ('unconfirmed', 'confirmed', 'waiting', 'cancelled')),
	CONSTRAINT "signups_companions" CHECK("signups"."companions" between 0 and 20),
	CONSTRAINT "signups_cancelled" CHECK(("signups"."state" = 'cancelled') = ("signups"."cancelled_at" is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `signups_publicId_unique` ON `signups` (`public_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `signups_uid_unique` ON `signups` (`uid`);--> statement-breakpoint
CREATE UNIQUE INDEX `signups_once` ON `signups` (`event_id`,`email_key`) WHERE "signups"."state" <> 'cancelled';--> statement-breakpoint
CREATE INDEX `signups_by_event` ON `signups` (`event_id`,`state`,`id`);--> statement-breakpoint
CREATE INDEX `signups_by_address` ON `signups` (`email_key`);--> statement-breakpoint
CREATE INDEX `signups_unconfirmed` ON `signups` (`created_at`) WHERE "signups"."state" = 'unconfirmed';--> statement-breakpoint
CREATE TABLE `trail` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`organizer_id` integer,
	`action` text NOT NULL,
	`event_id` integer,
	`signup_id` integer,
	`endorsement_id` integer,
	`detail` text,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`signup_id`) REFERENCES `signups`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`endorsement_id`) REFERENCES `endorsements`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `trail_by_event` ON `trail` (`event_id`,`id`);--> statement-breakpoint
CREATE INDEX `trail_by_endorsement` ON `trail` (`endorsement_id`);--> statement-breakpoint
CREATE INDEX `trail_by_signup` ON `trail` (`signup_id`);--> statement-breakpoint
CREATE TABLE `unread_reports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`received_at` integer NOT NULL,
	`digest` text NOT NULL,
	`subject` text NOT NULL,
	`sender` text NOT NULL,
	`raw` blob NOT NULL,
	`size` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `unread_reports_digest_unique` ON `unread_reports` (`digest`);