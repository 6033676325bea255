-- 0057_events_of_a_city
-- What all migrations up to this one come to. `npm run migrations:generate` writes it.
CREATE TABLE "__drizzle_migrations" (
				id SERIAL PRIMARY KEY,
				hash text NOT NULL,
				created_at numeric
			);
CREATE TABLE `bounces` (
	`mail_id` integer PRIMARY KEY NOT NULL,
	`address_hash` text NOT NULL,
	`weight` text NOT NULL,
	`status` text NOT NULL,
	`reply` text NOT NULL,
	`at` integer NOT NULL, `tried_at` integer,
	FOREIGN KEY (`mail_id`) REFERENCES `outbox`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "bounces_weight" CHECK("bounces"."weight" in ('hard', 'soft'))
);
CREATE INDEX `bounces_by_address` ON `bounces` (`address_hash`,`at`);
CREATE TABLE `campaigns` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`slug` text NOT NULL,
	`title` text NOT NULL,
	`day` text,
	`facts` text NOT NULL,
	`updated_at` integer NOT NULL
, `demonstration` integer DEFAULT false NOT NULL, `language` text, `state` text DEFAULT 'open' NOT NULL, `last_day` text, `color` text, `callers` text DEFAULT '' NOT NULL, `demands` text DEFAULT '' NOT NULL, `hashtags` text DEFAULT '' NOT NULL, `contact` text DEFAULT '' NOT NULL, `bring` text DEFAULT '' NOT NULL, `start_time` text, `template` text DEFAULT '' NOT NULL, `places_of` text, `hosting` text DEFAULT 'nobody' NOT NULL, `endorsements_open` integer DEFAULT false NOT NULL, `endorsements_continue` integer DEFAULT false NOT NULL, `endorsement_order` text DEFAULT 'alphabetical' NOT NULL, CONSTRAINT "campaigns_state" CHECK(`state` in ('draft', 'open', 'closed', 'archived')), CONSTRAINT "campaigns_hosting" CHECK(`hosting` in ('nobody', 'anyone')), CONSTRAINT "campaigns_days" CHECK(`last_day` is null or (`day` is not null and `last_day` > `day`)), CONSTRAINT "campaigns_common" CHECK((`start_time` is null or `start_time` glob '[0-2][0-9]:[0-5][0-9]') and (`places_of` is null or `places_of` glob '[A-Z][A-Z]')), CONSTRAINT "campaigns_endorsement_order" CHECK(`endorsement_order` in ('alphabetical', 'chosen')));
CREATE UNIQUE INDEX `campaigns_slug_unique` ON `campaigns` (`slug`);
CREATE TABLE `endorsements` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`public_id` text NOT NULL,
	`generation` integer DEFAULT 1 NOT NULL,
	`event_id` integer,
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
	`updated_at` integer NOT NULL, `group_id` integer REFERENCES endorsement_groups(id) ON DELETE SET NULL, `before` text, `reminded_at` integer, `campaign_id` integer REFERENCES campaigns(id) ON DELETE CASCADE,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "endorsements_state" CHECK("endorsements"."state" in ('unconfirmed', 'waiting', 'approved', 'declined', 'withdrawn')),
	CONSTRAINT "endorsements_proposed" CHECK("endorsements"."proposed" is null or "endorsements"."state" = 'approved'),
	CONSTRAINT "endorsements_confirmed" CHECK("endorsements"."source" = 'organizer' or "endorsements"."confirmed_at" is not null or "endorsements"."state" in ('unconfirmed', 'withdrawn'))
, CONSTRAINT "endorsements_owner" CHECK((`event_id` is not null) + (`campaign_id` is not null) = 1));
CREATE UNIQUE INDEX `endorsements_publicId_unique` ON `endorsements` (`public_id`);
CREATE INDEX `endorsements_by_event` ON `endorsements` (`event_id`,`state`);
CREATE INDEX `endorsements_by_name` ON `endorsements` (`event_id`,`name_key`);
CREATE INDEX `endorsements_by_address` ON `endorsements` (`email_key`);
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
	`purged_at` integer, `crowd_until` integer, `previous_starts_at` integer, `sender_name` text DEFAULT '' NOT NULL, `reply_to` text DEFAULT '' NOT NULL, `confirmation` text DEFAULT '' NOT NULL, `texts_changed_at` integer, `start_precision` text DEFAULT 'hour' NOT NULL CONSTRAINT "events_precision" CHECK("start_precision" in ('hour', 'day') and length("start_local") = case "start_precision" when 'day' then 10 else 16 end and ("end_local" is null or length("end_local") = case "start_precision" when 'day' then 10 else 16 end) and ("start_precision" = 'hour' or ("end_local" is not null and "assembly_local" is null))), `previous_day` text CONSTRAINT "events_previous" CHECK(("previous_starts_at" is null or "previous_day" is null)), `programme` text DEFAULT '[]' NOT NULL, `postal_code` text DEFAULT '' NOT NULL, `region` text DEFAULT '' NOT NULL, `meeting_points` text DEFAULT '' NOT NULL, `phone` text DEFAULT '' NOT NULL, `spoken_languages` text DEFAULT '' NOT NULL, `access_features` text DEFAULT '' NOT NULL, `color` text, `series_id` integer REFERENCES series(id), `questions_changed_at` integer, `counts_places` integer DEFAULT false NOT NULL, `seats_beyond` integer DEFAULT 0 NOT NULL, `country` text CONSTRAINT "events_country" CHECK ("country" is null or "country" glob '[A-Z][A-Z]'), `latitude` real CHECK ("latitude" is null or "latitude" between -90 and 90), `longitude` real CONSTRAINT "events_point" CHECK (("latitude" is null) = ("longitude" is null) and ("longitude" is null or "longitude" between -180 and 180)), `city_id` integer, `origin_uid` text, `origin_url` text,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "events_kind" CHECK("events"."kind" in ('online', 'in-person', 'hybrid')),
	CONSTRAINT "events_state" CHECK("events"."state" in ('draft', 'published', 'cancelled')),
	CONSTRAINT "events_end" CHECK(("events"."end_local" is null) = ("events"."ends_at" is null) and ("events"."ends_at" is null or "events"."ends_at" > "events"."starts_at")),
	CONSTRAINT "events_assembly" CHECK(("events"."assembly_local" is null) = ("events"."assembly_at" is null) and ("events"."assembly_at" is null or "events"."assembly_at" <= "events"."starts_at")),
	CONSTRAINT "events_mails" CHECK(("events"."day_reminder_hour" is null or "events"."day_reminder_hour" between 0 and 23) and ("events"."soon_reminder_minutes" is null or "events"."soon_reminder_minutes" between 0 and 1440) and "events"."joining_link_minutes" between 0 and 1440),
	CONSTRAINT "events_cancelled" CHECK(("events"."state" = 'cancelled') = ("events"."cancelled_at" is not null))
, CONSTRAINT "events_seats" CHECK(`seats_taken` >= 0 and `seats_beyond` >= 0 and (`capacity` is null or (`capacity` > 0 and `seats_taken` - `seats_beyond` <= `capacity`))));
CREATE UNIQUE INDEX `events_slug_unique` ON `events` (`slug`);
CREATE INDEX `events_by_start` ON `events` (`state`,`starts_at`);
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
CREATE UNIQUE INDEX `mail_refusals_once` ON `mail_refusals` (`address_hash`,`scope`) WHERE "mail_refusals"."event_id" is null;
CREATE UNIQUE INDEX `mail_refusals_once_an_event` ON `mail_refusals` (`address_hash`,`event_id`) WHERE "mail_refusals"."event_id" is not null;
CREATE TABLE `mailbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`received_at` integer NOT NULL,
	`recipient` text NOT NULL,
	`subject` text NOT NULL,
	`raw` blob NOT NULL
);
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
	`ended_at` integer, `filter` text DEFAULT '' NOT NULL, `send_local` text, `send_occurrence` text, `send_zone` text, `send_at` integer, `send_for_start` integer, `scheduled_by` integer REFERENCES `organizers`(`id`), `scheduled_at` integer, `held_because` text, `letter_id` integer REFERENCES campaign_letters(id) ON DELETE cascade,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "messages_pace" CHECK("messages"."pace" between 1 and 6000),
	CONSTRAINT "messages_ended" CHECK(("messages"."state" in ('stopped', 'sent')) = ("messages"."ended_at" is not null))
, CONSTRAINT "messages_state" CHECK(`state` in ('draft', 'scheduled', 'sending', 'paused', 'stopped', 'sent')), CONSTRAINT "messages_started" CHECK((`state` in ('draft', 'scheduled')) = (`started_at` is null)), CONSTRAINT "messages_scheduled_for" CHECK((`state` <> 'scheduled' or (`send_at` is not null and `scheduled_by` is not null))), CONSTRAINT "messages_held_as_draft" CHECK((`held_because` is null or `state` = 'draft')), CONSTRAINT "messages_held_because" CHECK((`held_because` is null or `held_because` in ('cancelled', 'moved', 'rights', 'nobody', 'late'))));
CREATE UNIQUE INDEX `messages_formKey_unique` ON `messages` (`form_key`);
CREATE INDEX `messages_by_event` ON `messages` (`event_id`,`id`);
CREATE INDEX `messages_sending` ON `messages` (`id`) WHERE "messages"."state" = 'sending';
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
CREATE UNIQUE INDEX `organizers_emailKey_unique` ON `organizers` (`email_key`);
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
	`created_at` integer NOT NULL, `address_change_id` integer REFERENCES address_changes(id) ON DELETE cascade, `fed_through` integer, `proposal_id` integer REFERENCES proposals(id) ON DELETE cascade, `follower_id` integer REFERENCES followers(id) ON DELETE cascade, `update_id` integer REFERENCES campaign_updates(id) ON DELETE cascade,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`signup_id`) REFERENCES `signups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`endorsement_id`) REFERENCES `endorsements`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`sign_in_id`) REFERENCES `sign_ins`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`message_id`) REFERENCES `messages`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "outbox_state" CHECK("outbox"."state" in ('due', 'sent', 'failed', 'dropped'))
);
CREATE UNIQUE INDEX `outbox_messageKey_unique` ON `outbox` (`message_key`);
CREATE INDEX `outbox_due` ON `outbox` (`priority`,`due_at`) WHERE "outbox"."state" = 'due';
CREATE INDEX `outbox_by_event` ON `outbox` (`event_id`,`id`);
CREATE INDEX `outbox_by_signup` ON `outbox` (`signup_id`);
CREATE INDEX `outbox_by_organizer` ON `outbox` (`organizer_id`,`id`) WHERE "outbox"."organizer_id" is not null;
CREATE UNIQUE INDEX `outbox_message_once` ON `outbox` (`message_id`,`signup_id`) WHERE "outbox"."message_id" is not null;
CREATE INDEX `outbox_by_message` ON `outbox` (`message_id`,`state`) WHERE "outbox"."message_id" is not null;
CREATE TABLE `sign_ins` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`public_id` text NOT NULL,
	`organizer_id` integer,
	`browser_hash` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer, `own_browser` integer DEFAULT false NOT NULL, `proves_session_id` integer REFERENCES sessions(id) ON DELETE cascade,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE UNIQUE INDEX `sign_ins_publicId_unique` ON `sign_ins` (`public_id`);
CREATE TABLE `signups` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`public_id` text NOT NULL,
	`generation` integer DEFAULT 1 NOT NULL,
	`event_id` integer NOT NULL,
	`name` text NOT NULL,
	`email` text,
	`email_key` text,
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
	`declined_at` integer, `link_mailed_at` integer, `text_language` text, `access_answered_at` integer, `access_answered_by` integer REFERENCES organizers(id), `origin` text DEFAULT 'form' NOT NULL, `arrived_at` integer, `arrived_with` integer,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "signups_state" CHECK("signups"."state" in ('unconfirmed', 'confirmed', 'waiting', 'cancelled')),
	CONSTRAINT "signups_companions" CHECK("signups"."companions" between 0 and 20),
	CONSTRAINT "signups_cancelled" CHECK(("signups"."state" = 'cancelled') = ("signups"."cancelled_at" is not null))
, CONSTRAINT "signups_address" CHECK((`email` is null) = (`email_key` is null)), CONSTRAINT "signups_origin" CHECK(`origin` in ('form', 'hand', 'door', 'sheet', 'import')), CONSTRAINT "signups_arrived" CHECK((`arrived_at` is null) = (`arrived_with` is null)));
CREATE UNIQUE INDEX `signups_publicId_unique` ON `signups` (`public_id`);
CREATE UNIQUE INDEX `signups_uid_unique` ON `signups` (`uid`);
CREATE INDEX `signups_by_event` ON `signups` (`event_id`,`state`,`id`);
CREATE INDEX `signups_unconfirmed` ON `signups` (`created_at`) WHERE "signups"."state" = 'unconfirmed';
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
CREATE INDEX `trail_by_event` ON `trail` (`event_id`,`id`);
CREATE INDEX `trail_by_signup` ON `trail` (`signup_id`);
CREATE TABLE `unread_reports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`received_at` integer NOT NULL,
	`digest` text NOT NULL,
	`subject` text NOT NULL,
	`sender` text NOT NULL,
	`raw` blob NOT NULL,
	`size` integer NOT NULL
, `mail_id` integer REFERENCES outbox(id) ON DELETE set null, `personal_at` integer);
CREATE UNIQUE INDEX `unread_reports_digest_unique` ON `unread_reports` (`digest`);
CREATE TABLE `browsers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`organizer_id` integer NOT NULL,
	`token_hash` text NOT NULL,
	`last_signed_in_at` integer NOT NULL,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE UNIQUE INDEX `browsers_by_token` ON `browsers` (`token_hash`,`organizer_id`);
CREATE INDEX `browsers_by_organizer` ON `browsers` (`organizer_id`);
CREATE TABLE "sessions" (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`token_hash` text NOT NULL,
	`organizer_id` integer NOT NULL,
	`browser_id` integer,
	`program` text DEFAULT 'other' NOT NULL,
	`system` text DEFAULT 'other' NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL, `proven_at` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`browser_id`) REFERENCES `browsers`(`id`) ON UPDATE no action ON DELETE set null
);
CREATE UNIQUE INDEX `sessions_tokenHash_unique` ON `sessions` (`token_hash`);
CREATE INDEX `sessions_by_organizer` ON `sessions` (`organizer_id`);
CREATE TABLE `address_changes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`public_id` text NOT NULL,
	`signup_id` integer NOT NULL,
	`email` text NOT NULL,
	`email_key` text NOT NULL,
	`created_at` integer NOT NULL,
	`confirmed_at` integer,
	`former_email` text,
	FOREIGN KEY (`signup_id`) REFERENCES `signups`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "address_changes_confirmed" CHECK(("address_changes"."confirmed_at" is null) = ("address_changes"."former_email" is null))
);
CREATE UNIQUE INDEX `address_changes_publicId_unique` ON `address_changes` (`public_id`);
CREATE INDEX `address_changes_by_signup` ON `address_changes` (`signup_id`,`id`);
CREATE INDEX `address_changes_by_address` ON `address_changes` (`email_key`);
CREATE INDEX `outbox_by_address_change` ON `outbox` (`address_change_id`) WHERE "outbox"."address_change_id" is not null;
CREATE UNIQUE INDEX `outbox_for_everybody_once` ON `outbox` (`event_id`,`kind`) WHERE "outbox"."fed_through" is not null;
CREATE INDEX `outbox_for_everybody_due` ON `outbox` (`due_at`) WHERE "outbox"."fed_through" is not null;
CREATE TABLE `signup_lists` (
	`id` integer PRIMARY KEY CHECK(`id` = 1) NOT NULL,
	`entered_through` integer NOT NULL
);
CREATE TABLE `signup_blocks` (
	`event_id` integer NOT NULL,
	`state` text NOT NULL,
	`block` integer NOT NULL,
	`signups` integer NOT NULL,
	`companions` integer NOT NULL,
	`declined` integer NOT NULL,
	PRIMARY KEY(`event_id`, `state`, `block`)
) WITHOUT ROWID;
CREATE TABLE `signup_texts` (
	`event_id` integer NOT NULL,
	`signup_id` integer NOT NULL,
	`text` text NOT NULL, `organization` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`event_id`, `signup_id`)
) WITHOUT ROWID;
CREATE TRIGGER `signups_recounted` AFTER UPDATE OF `state`, `companions`, `declined_at` ON `signups`
WHEN old.`id` <= (SELECT `entered_through` FROM `signup_lists`) BEGIN
	UPDATE `signup_blocks` SET `signups` = `signups` - 1, `companions` = `companions` - old.`companions`, `declined` = `declined` - (old.`declined_at` is not null)
	WHERE `event_id` = old.`event_id` AND `state` = old.`state` AND `block` = old.`id` >> 12;
	INSERT INTO `signup_blocks` VALUES (new.`event_id`, new.`state`, new.`id` >> 12, 1, new.`companions`, new.`declined_at` is not null)
	ON CONFLICT DO UPDATE SET `signups` = `signups` + 1, `companions` = `companions` + excluded.`companions`, `declined` = `declined` + excluded.`declined`;
	DELETE FROM `signup_blocks` WHERE `event_id` = old.`event_id` AND `state` = old.`state` AND `block` = old.`id` >> 12 AND `signups` = 0;
END;
CREATE TRIGGER `signups_uncounted` AFTER DELETE ON `signups`
WHEN old.`id` <= (SELECT `entered_through` FROM `signup_lists`) BEGIN
	UPDATE `signup_blocks` SET `signups` = `signups` - 1, `companions` = `companions` - old.`companions`, `declined` = `declined` - (old.`declined_at` is not null)
	WHERE `event_id` = old.`event_id` AND `state` = old.`state` AND `block` = old.`id` >> 12;
	DELETE FROM `signup_blocks` WHERE `event_id` = old.`event_id` AND `state` = old.`state` AND `block` = old.`id` >> 12 AND `signups` = 0;
	DELETE FROM `signup_texts` WHERE `event_id` = old.`event_id` AND `signup_id` = old.`id`;
END;
CREATE INDEX `trail_by_organizer` ON `trail` (`organizer_id`,`id`) WHERE "trail"."organizer_id" is not null;
CREATE INDEX `trail_seldom` ON `trail` (`action`,`id`) WHERE "trail"."action" not in ('signup-unconfirmed', 'signup-confirmed', 'signup-waiting', 'signup-promoted', 'signup-changed', 'signup-cancelled');
CREATE INDEX `mailbox_by_recipient` ON `mailbox` (`recipient`);
CREATE INDEX `outbox_failed` ON `outbox` (`id`,`event_id`) WHERE "outbox"."state" = 'failed';
CREATE INDEX `outbox_dropped` ON `outbox` (`id`,`event_id`) WHERE "outbox"."state" = 'dropped';
CREATE INDEX `events_announced` ON `events` (`starts_at`,`id`,`ends_at`,`state`) WHERE "events"."state" <> 'draft';
CREATE INDEX `events_of_campaign` ON `events` (`campaign_id`,`starts_at`,`id`,`ends_at`,`state`) WHERE "events"."state" <> 'draft';
CREATE INDEX `events_by_news` ON `events` (case when "published_at" > "scheduled_at" then "published_at"
    when "published_at" is null and "created_at" > "scheduled_at" then "created_at"
    else "scheduled_at" end,"starts_at" desc,`id`) WHERE "events"."state" <> 'draft';
CREATE INDEX `events_by_change` ON `events` (`updated_at`) WHERE ("events"."state" <> 'draft' or "events"."published_at" is not null);
CREATE TABLE `campaign_slugs` (
	`slug` text PRIMARY KEY NOT NULL,
	`campaign_id` integer NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE cascade
);
CREATE TABLE `site_settings` (
	`id` integer PRIMARY KEY NOT NULL,
	`organization` text,
	`color` text,
	`contact` text,
	`about` text DEFAULT '' NOT NULL,
	`imprint` text DEFAULT '' NOT NULL,
	`privacy` text DEFAULT '' NOT NULL,
	`languages` text,
	`retention_days` integer,
	`quiet_from` integer,
	`quiet_until` integer,
	`zone` text,
	`welcomed_at` integer,
	`updated_at` integer NOT NULL,
	CONSTRAINT "site_settings_one" CHECK("site_settings"."id" = 1),
	CONSTRAINT "site_settings_retention" CHECK(("site_settings"."retention_days" is null or "site_settings"."retention_days" between 1 and 3650)),
	CONSTRAINT "site_settings_quiet" CHECK(("site_settings"."quiet_from" is null) = ("site_settings"."quiet_until" is null) and ("site_settings"."quiet_from" is null or ("site_settings"."quiet_from" between 0 and 1439
            and "site_settings"."quiet_until" between 0 and 1439
            and "site_settings"."quiet_from" <> "site_settings"."quiet_until")))
);
CREATE TABLE `draft_links` (
	`event_id` integer PRIMARY KEY NOT NULL,
	`public_id` text NOT NULL,
	`generation` integer NOT NULL,
	`made_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "draft_links_generation" CHECK("draft_links"."generation" >= 1)
);
CREATE UNIQUE INDEX `draft_links_publicId_unique` ON `draft_links` (`public_id`);
CREATE TABLE `kept_forms` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` integer,
	`organizer_id` integer NOT NULL,
	`typed` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL, `copy_of` integer REFERENCES events(id) ON DELETE SET NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "kept_forms_version" CHECK("kept_forms"."version" >= 1)
);
CREATE INDEX `kept_forms_by_event` ON `kept_forms` (`event_id`);
CREATE INDEX `kept_forms_by_organizer` ON `kept_forms` (`organizer_id`);
CREATE TABLE `event_texts` (
	`event_id` integer NOT NULL,
	`language` text NOT NULL,
	`texts` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`event_id`, `language`),
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade
);
CREATE INDEX `event_texts_by_language` ON `event_texts` (`language`);
CREATE INDEX `events_by_texts` ON `events` (`texts_changed_at`) WHERE "events"."texts_changed_at" is not null;
CREATE INDEX `events_by_language` ON `events` (`language`);
CREATE TABLE `event_pictures` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`event_id` integer NOT NULL,
	`speaker` text DEFAULT '' NOT NULL,
	`hash` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`focus` text DEFAULT 'center' NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "event_pictures_size" CHECK("event_pictures"."width" > 0 and "event_pictures"."height" > 0)
);
CREATE UNIQUE INDEX `event_pictures_once` ON `event_pictures` (`event_id`,`speaker`);
CREATE INDEX `event_pictures_by_hash` ON `event_pictures` (`hash`);
CREATE TABLE `picture_files` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`picture_id` integer NOT NULL,
	`width` integer NOT NULL,
	`type` text NOT NULL,
	`bytes` blob NOT NULL,
	FOREIGN KEY (`picture_id`) REFERENCES `event_pictures`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "picture_files_type" CHECK("picture_files"."type" in ('webp', 'jpeg'))
);
CREATE UNIQUE INDEX `picture_files_once` ON `picture_files` (`picture_id`,`width`,`type`);
CREATE TABLE `logo_files` (
	`hash` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`type` text NOT NULL,
	`bytes` blob NOT NULL,
	PRIMARY KEY(`width`, `type`),
	CONSTRAINT "logo_files_type" CHECK("logo_files"."type" in ('webp', 'jpeg')),
	CONSTRAINT "logo_files_size" CHECK("logo_files"."width" > 0 and "logo_files"."height" > 0)
);
CREATE TABLE `event_sources` (
	`event_id` integer NOT NULL,
	`name` text NOT NULL,
	`signups` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL, `label` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`event_id`, `name`),
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "event_sources_signups" CHECK("event_sources"."signups" >= 0)
);
CREATE TABLE `event_searches` (
	`event_id` integer PRIMARY KEY NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade
);
CREATE INDEX `events_narrowed` ON `events` (`starts_at`,`id`,`ends_at`,`state`,`start_local`,`kind`,`language`,`campaign_id`,`city`) WHERE "events"."state" <> 'draft';
CREATE INDEX `events_by_day` ON `events` (`start_local`,`id`,`end_local`,`starts_at`,`ends_at`,`state`) WHERE "events"."state" <> 'draft';
CREATE INDEX `kept_forms_by_copied` ON `kept_forms` (`copy_of`);
CREATE TABLE `series` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`slug` text NOT NULL,
	`pattern` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
CREATE UNIQUE INDEX `series_slug_unique` ON `series` (`slug`);
CREATE INDEX `events_of_series` ON `events` (`series_id`,`starts_at`,`id`,`ends_at`,`state`) WHERE "events"."series_id" is not null;
CREATE TABLE `further_texts` (
	`subject` text NOT NULL,
	`subject_id` integer NOT NULL,
	`language` text NOT NULL,
	`texts` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`subject`, `subject_id`, `language`)
);
CREATE TABLE `coordinated_events` (
	`organizer_id` integer NOT NULL,
	`event_id` integer NOT NULL,
	PRIMARY KEY(`organizer_id`, `event_id`),
	FOREIGN KEY (`organizer_id`) REFERENCES `rights`(`organizer_id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade
);
CREATE INDEX `coordinated_by_event` ON `coordinated_events` (`event_id`);
CREATE TABLE `rights` (
	`organizer_id` integer PRIMARY KEY NOT NULL,
	`role` text NOT NULL,
	`door_event_id` integer,
	`campaign_id` integer, `city` text DEFAULT '' NOT NULL, `city_id` integer,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`door_event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "rights_role" CHECK("rights"."role" in ('owner', 'organizer', 'coordinator', 'door')),
	CONSTRAINT "rights_door" CHECK(("rights"."role" = 'door') = ("rights"."door_event_id" is not null)),
	CONSTRAINT "rights_campaign" CHECK("rights"."campaign_id" is null or "rights"."role" = 'coordinator')
);
CREATE INDEX `rights_by_door` ON `rights` (`door_event_id`);
CREATE INDEX `rights_by_campaign` ON `rights` (`campaign_id`);
CREATE TABLE `signup_hours` (
	`event_id` integer NOT NULL,
	`hour` integer NOT NULL,
	`signups` integer NOT NULL,
	PRIMARY KEY(`event_id`, `hour`),
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade
);
CREATE TABLE `settled_mails` (
	`mail_id` integer PRIMARY KEY NOT NULL,
	`organizer_id` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`mail_id`) REFERENCES `outbox`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE INDEX `signups_unanswered` ON `signups` (`event_id`,`id`) WHERE ("signups"."access_needs" <> '' and "signups"."access_answered_at" is null
    and "signups"."state" in ('confirmed', 'waiting'));
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
CREATE INDEX `question_answers_by_version` ON `question_answers` (`version_id`);
CREATE TABLE `question_options` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`question_id` integer NOT NULL,
	`position` integer NOT NULL,
	`places` integer,
	`taken` integer DEFAULT 0 NOT NULL,
	`archived_at` integer, `alike_id` integer,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "question_options_places" CHECK("question_options"."taken" >= 0 and ("question_options"."places" is null or ("question_options"."places" > 0 and "question_options"."taken" <= "question_options"."places")))
);
CREATE INDEX `question_options_by_question` ON `question_options` (`question_id`,`position`);
CREATE TABLE `question_versions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`question_id` integer NOT NULL,
	`language` text NOT NULL,
	`wording` text NOT NULL,
	`translations` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE cascade
);
CREATE INDEX `question_versions_by_question` ON `question_versions` (`question_id`,`id`);
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
	`archived_at` integer, `alike_id` integer,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`endorsement_id`) REFERENCES `endorsements`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "questions_owner" CHECK(("questions"."event_id" is not null) + ("questions"."campaign_id" is not null) = 1),
	CONSTRAINT "questions_kind" CHECK("questions"."kind" in ('line', 'text', 'one-of', 'several-of', 'yes-no', 'number',
        'phone', 'date', 'consent')),
	CONSTRAINT "questions_bounds" CHECK(("questions"."minimum" is null or "questions"."maximum" is null or "questions"."minimum" <= "questions"."maximum")),
	CONSTRAINT "questions_kept" CHECK(("questions"."kept_days" is null or "questions"."kept_days" >= 0))
);
CREATE INDEX `questions_by_event` ON `questions` (`event_id`,`position`);
CREATE INDEX `questions_by_campaign` ON `questions` (`campaign_id`,`position`) WHERE "questions"."campaign_id" is not null;
CREATE UNIQUE INDEX `signups_once` ON `signups` (`email_key`,`event_id`) WHERE "signups"."state" <> 'cancelled';
CREATE INDEX `signups_by_address` ON `signups` (`email_key`) WHERE "signups"."state" = 'cancelled';
CREATE INDEX `trail_by_endorsement` ON `trail` (`endorsement_id`) WHERE "trail"."endorsement_id" is not null;
CREATE INDEX `outbox_by_endorsement` ON `outbox` (`endorsement_id`) WHERE "outbox"."endorsement_id" is not null;
CREATE TABLE `code_apps` (
	`organizer_id` integer PRIMARY KEY NOT NULL,
	`sealed_secret` text NOT NULL,
	`created_at` integer NOT NULL,
	`confirmed_at` integer,
	`last_used_at` integer,
	`last_step` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE cascade
);
CREATE TABLE `passkeys` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`organizer_id` integer NOT NULL,
	`credential_id` text NOT NULL,
	`public_key` text NOT NULL,
	`counter` integer NOT NULL,
	`program` text NOT NULL,
	`system` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE cascade
);
CREATE UNIQUE INDEX `passkeys_credentialId_unique` ON `passkeys` (`credential_id`);
CREATE INDEX `passkeys_by_organizer` ON `passkeys` (`organizer_id`);
CREATE TABLE `recovery_codes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`organizer_id` integer NOT NULL,
	`code_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE cascade
);
CREATE UNIQUE INDEX `recovery_codes_by_hash` ON `recovery_codes` (`organizer_id`,`code_hash`);
CREATE TABLE `spent_challenges` (
	`challenge_hash` text PRIMARY KEY NOT NULL,
	`expires_at` integer NOT NULL
);
CREATE INDEX `spent_challenges_by_time` ON `spent_challenges` (`expires_at`);
CREATE TABLE `wrong_codes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`organizer_id` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE cascade
);
CREATE INDEX `wrong_codes_by_organizer` ON `wrong_codes` (`organizer_id`,`at`);
CREATE INDEX `wrong_codes_by_time` ON `wrong_codes` (`at`);
CREATE TABLE `arrivals` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`mark` text NOT NULL,
	`event_id` integer NOT NULL,
	`signup_id` integer NOT NULL,
	`kind` text NOT NULL,
	`companions` integer NOT NULL,
	`pressed_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`organizer_id` integer,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`signup_id`) REFERENCES `signups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "arrivals_kind" CHECK("arrivals"."kind" in ('came', 'undone')),
	CONSTRAINT "arrivals_companions" CHECK("arrivals"."companions" between 0 and 20)
);
CREATE UNIQUE INDEX `arrivals_mark_unique` ON `arrivals` (`mark`);
CREATE INDEX `arrivals_by_signup` ON `arrivals` (`signup_id`,`pressed_at`);
CREATE INDEX `arrivals_by_event` ON `arrivals` (`event_id`,`id`);
CREATE TABLE `signup_notes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`signup_id` integer NOT NULL,
	`organizer_id` integer NOT NULL,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	`edited_at` integer,
	FOREIGN KEY (`signup_id`) REFERENCES `signups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE INDEX `signup_notes_by_signup` ON `signup_notes` (`signup_id`,`id`);
CREATE TABLE `corrections` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`signup_id` integer NOT NULL,
	`organizer_id` integer NOT NULL,
	`part` text NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`signup_id`) REFERENCES `signups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "corrections_part" CHECK("corrections"."part" in ('name', 'email', 'companions', 'language'))
);
CREATE INDEX `corrections_by_signup` ON `corrections` (`signup_id`,`id`);
CREATE TABLE `merged_mails` (
	`mail_id` integer PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	FOREIGN KEY (`mail_id`) REFERENCES `outbox`(`id`) ON UPDATE no action ON DELETE cascade
);
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
CREATE INDEX `import_rows_by_outcome` ON `import_rows` (`import_id`,`outcome`,`line`);
CREATE INDEX `import_rows_by_signup` ON `import_rows` (`signup_id`) WHERE "import_rows"."signup_id" is not null;
CREATE INDEX `import_rows_by_address` ON `import_rows` (`email_key`,`import_id`) WHERE "import_rows"."email_key" is not null;
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
CREATE INDEX `imports_by_event` ON `imports` (`event_id`,`id`);
CREATE INDEX `imports_open` ON `imports` (`state`,`created_at`) WHERE "imports"."cleared_at" is null;
CREATE TABLE `endorsement_groups` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`event_id` integer,
	`kind` text NOT NULL,
	`names` text NOT NULL,
	`position` integer NOT NULL, `campaign_id` integer REFERENCES campaigns(id) ON DELETE CASCADE,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "endorsement_groups_kind" CHECK("endorsement_groups"."kind" in ('called', 'supported', 'free'))
, CONSTRAINT "endorsement_groups_owner" CHECK((`event_id` is not null) + (`campaign_id` is not null) = 1));
CREATE INDEX `endorsement_groups_by_event` ON `endorsement_groups` (`event_id`,`position`);
CREATE UNIQUE INDEX `endorsement_groups_once` ON `endorsement_groups` (`event_id`,`kind`) WHERE "endorsement_groups"."kind" <> 'free';
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
CREATE INDEX `endorsement_logos_by_hash` ON `endorsement_logos` (`hash`);
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
CREATE INDEX `endorsement_notes_by_endorsement` ON `endorsement_notes` (`endorsement_id`);
CREATE INDEX `endorsements_by_group` ON `endorsements` (`group_id`) WHERE "endorsements"."group_id" is not null;
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
CREATE TRIGGER `signups_retallied` AFTER UPDATE OF `event_id`, `state`, `companions`, `access_needs`, `language`, `text_language`, `origin`, `arrived_at`, `arrived_with` ON `signups`
WHEN old.`id` <= (SELECT `entered_through` FROM `signup_lists`) BEGIN
	UPDATE `signup_tallies` SET `signups` = `signups` - 1, `companions` = `companions` - old.`companions`, `came_with` = `came_with` - coalesce(old.`arrived_with`, 0), `needs` = `needs` - (old.`access_needs` <> '')
	WHERE `event_id` = old.`event_id` AND `state` = old.`state` AND `language` = coalesce(old.`text_language`, old.`language`) AND `origin` = old.`origin` AND `came` = (old.`arrived_at` is not null);
	INSERT INTO `signup_tallies` VALUES (new.`event_id`, new.`state`, coalesce(new.`text_language`, new.`language`), new.`origin`, new.`arrived_at` is not null, 1, new.`companions`, coalesce(new.`arrived_with`, 0), new.`access_needs` <> '')
	ON CONFLICT DO UPDATE SET `signups` = `signups` + 1, `companions` = `companions` + excluded.`companions`, `came_with` = `came_with` + excluded.`came_with`, `needs` = `needs` + excluded.`needs`;
	DELETE FROM `signup_tallies` WHERE `event_id` = old.`event_id` AND `state` = old.`state` AND `language` = coalesce(old.`text_language`, old.`language`) AND `origin` = old.`origin` AND `came` = (old.`arrived_at` is not null) AND `signups` = 0;
END;
CREATE TRIGGER `signups_untallied` AFTER DELETE ON `signups`
WHEN old.`id` <= (SELECT `entered_through` FROM `signup_lists`) BEGIN
	UPDATE `signup_tallies` SET `signups` = `signups` - 1, `companions` = `companions` - old.`companions`, `came_with` = `came_with` - coalesce(old.`arrived_with`, 0), `needs` = `needs` - (old.`access_needs` <> '')
	WHERE `event_id` = old.`event_id` AND `state` = old.`state` AND `language` = coalesce(old.`text_language`, old.`language`) AND `origin` = old.`origin` AND `came` = (old.`arrived_at` is not null);
	DELETE FROM `signup_tallies` WHERE `event_id` = old.`event_id` AND `state` = old.`state` AND `language` = coalesce(old.`text_language`, old.`language`) AND `origin` = old.`origin` AND `came` = (old.`arrived_at` is not null) AND `signups` = 0;
END;
CREATE INDEX `messages_scheduled` ON `messages` (`send_at`) WHERE "messages"."state" = 'scheduled';
CREATE INDEX `messages_held` ON `messages` (`event_id`) WHERE "messages"."held_because" is not null;
CREATE TABLE `signup_tags` (
	`signup_id` integer NOT NULL,
	`tag` text NOT NULL,
	`event_id` integer NOT NULL,
	PRIMARY KEY(`signup_id`, `tag`),
	FOREIGN KEY (`signup_id`) REFERENCES `signups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade
);
CREATE INDEX `signup_tags_by_event` ON `signup_tags` (`event_id`,`tag`,`signup_id`);
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
CREATE INDEX `saved_filters_by_event` ON `saved_filters` (`event_id`,`name`);
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
CREATE UNIQUE INDEX `bulk_actions_formKey_unique` ON `bulk_actions` (`form_key`);
CREATE INDEX `bulk_actions_by_event` ON `bulk_actions` (`event_id`,`id`);
CREATE INDEX `bulk_actions_unfinished` ON `bulk_actions` (`id`) WHERE "bulk_actions"."state" in ('running', 'undoing');
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
CREATE INDEX `bulk_changes_by_signup` ON `bulk_changes` (`signup_id`);
CREATE INDEX `bulk_changes_by_made` ON `bulk_changes` (`made_id`) WHERE "bulk_changes"."made_id" is not null;
CREATE INDEX `question_answers_by_question` ON `question_answers` (`question_id`,`value`,`signup_id`);
CREATE INDEX `signup_texts_by_text` ON `signup_texts` (`event_id`,`text`);
CREATE TABLE `sheet_photos` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`event_id` integer NOT NULL,
	`bytes` blob NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`rows` integer,
	`organizer_id` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "sheet_photos_size" CHECK("sheet_photos"."width" > 0 and "sheet_photos"."height" > 0)
);
CREATE INDEX `sheet_photos_by_event` ON `sheet_photos` (`event_id`,`id`);
CREATE TABLE `sheet_rows` (
	`key` text PRIMARY KEY NOT NULL,
	`event_id` integer NOT NULL,
	`photo_id` integer,
	`number` integer,
	`state` text NOT NULL,
	`typed` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`signup_id` integer,
	`organizer_id` integer,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`photo_id`) REFERENCES `sheet_photos`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`signup_id`) REFERENCES `signups`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "sheet_rows_state" CHECK("sheet_rows"."state" in ('typed', 'later', 'unreadable', 'entered', 'nobody'))
);
CREATE INDEX `sheet_rows_by_event` ON `sheet_rows` (`event_id`,`state`);
CREATE INDEX `sheet_rows_by_photo` ON `sheet_rows` (`photo_id`,`number`) WHERE "sheet_rows"."photo_id" is not null;
CREATE INDEX `sheet_rows_by_signup` ON `sheet_rows` (`signup_id`) WHERE "sheet_rows"."signup_id" is not null;
CREATE TABLE `merged_signups` (
	`gone_id` integer PRIMARY KEY NOT NULL,
	`kept_id` integer NOT NULL,
	FOREIGN KEY (`kept_id`) REFERENCES `signups`(`id`) ON UPDATE no action ON DELETE cascade
);
CREATE INDEX `merged_signups_by_kept` ON `merged_signups` (`kept_id`);
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
CREATE UNIQUE INDEX `open_cities_once` ON `open_cities` (`campaign_id`,`city_id`);
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
	`updated_at` integer NOT NULL, `changed_by` integer REFERENCES organizers(id) ON DELETE set null,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "proposals_state" CHECK("proposals"."state" in
        ('unconfirmed', 'waiting', 'asked', 'accepted', 'joined', 'declined', 'withdrawn')),
	CONSTRAINT "proposals_confirmed" CHECK("proposals"."confirmed_at" is not null or "proposals"."state" in ('unconfirmed', 'withdrawn')),
	CONSTRAINT "proposals_asked" CHECK("proposals"."state" <> 'asked' or "proposals"."question" <> ''),
	CONSTRAINT "proposals_event" CHECK("proposals"."event_id" is null or "proposals"."state" in ('accepted', 'joined'))
);
CREATE UNIQUE INDEX `proposals_publicId_unique` ON `proposals` (`public_id`);
CREATE INDEX `proposals_by_campaign` ON `proposals` (`campaign_id`,`state`,`id`);
CREATE INDEX `proposals_by_address` ON `proposals` (`email_key`);
CREATE INDEX `proposals_by_event` ON `proposals` (`event_id`) WHERE "proposals"."event_id" is not null;
CREATE UNIQUE INDEX `proposals_once` ON `proposals` (`campaign_id`,`email_key`,`city_id`) WHERE "proposals"."state" in ('unconfirmed', 'waiting', 'asked');
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
CREATE INDEX `suggested_places_by_city` ON `suggested_places` (`campaign_id`,`city_key`);
CREATE INDEX `messages_by_letter` ON `messages` (`letter_id`) WHERE "messages"."letter_id" is not null;
CREATE INDEX `outbox_by_proposal` ON `outbox` (`proposal_id`) WHERE "outbox"."proposal_id" is not null;
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
CREATE INDEX `answer_tallies_by_event` ON `answer_tallies` (`event_id`);
CREATE TRIGGER `answers_tallied` AFTER INSERT ON `question_answers`
WHEN new.`signup_id` <= (SELECT `entered_through` FROM `signup_lists`) BEGIN
	INSERT INTO `answer_tallies` SELECT new.`question_id`, `event_id`, new.`value`, `state`, 1 FROM `signups` WHERE `id` = new.`signup_id`
	ON CONFLICT DO UPDATE SET `answers` = `answers` + 1;
END;
CREATE TRIGGER `answers_untallied` AFTER DELETE ON `question_answers`
WHEN old.`signup_id` <= (SELECT `entered_through` FROM `signup_lists`) BEGIN
	UPDATE `answer_tallies` SET `answers` = `answers` - 1
	WHERE `question_id` = old.`question_id` AND `value` = old.`value` AND (`event_id`, `state`) = (SELECT `event_id`, `state` FROM `signups` WHERE `id` = old.`signup_id`);
	DELETE FROM `answer_tallies`
	WHERE `question_id` = old.`question_id` AND `value` = old.`value` AND (`event_id`, `state`) = (SELECT `event_id`, `state` FROM `signups` WHERE `id` = old.`signup_id`) AND `answers` = 0;
END;
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
CREATE TRIGGER `signups_answers_untallied` BEFORE DELETE ON `signups`
WHEN old.`id` <= (SELECT `entered_through` FROM `signup_lists`) BEGIN
	UPDATE `answer_tallies` SET `answers` = `answers` - `theirs`.`given`
	FROM (SELECT `question_id`, `value`, count(*) AS `given` FROM `question_answers` WHERE `signup_id` = old.`id` GROUP BY 1, 2) AS `theirs`
	WHERE `answer_tallies`.`question_id` = `theirs`.`question_id` AND `event_id` = old.`event_id` AND `answer_tallies`.`value` = `theirs`.`value` AND `state` = old.`state`;
	DELETE FROM `answer_tallies` WHERE `rowid` IN (SELECT `gone`.`rowid` FROM `question_answers` AS `theirs` CROSS JOIN `answer_tallies` AS `gone`
		ON `gone`.`question_id` = `theirs`.`question_id` AND `gone`.`event_id` = old.`event_id` AND `gone`.`value` = `theirs`.`value` AND `gone`.`state` = old.`state`
		WHERE `theirs`.`signup_id` = old.`id` AND `gone`.`answers` = 0);
END;
CREATE TABLE `followed_actions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`feed_id` integer NOT NULL,
	`uid` text NOT NULL,
	`url` text,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`called_by` text NOT NULL,
	`language` text,
	`kind` text NOT NULL,
	`cancelled` integer NOT NULL,
	`zone` text NOT NULL,
	`start_precision` text NOT NULL,
	`start_local` text NOT NULL,
	`start_occurrence` text NOT NULL,
	`starts_at` integer NOT NULL,
	`end_local` text,
	`end_occurrence` text NOT NULL,
	`ends_at` integer,
	`tzdata` text NOT NULL,
	`venue` text NOT NULL,
	`address` text NOT NULL,
	`city` text NOT NULL,
	`region` text NOT NULL,
	`postal_code` text NOT NULL,
	`country` text,
	`latitude` real,
	`longitude` real,
	`city_id` integer,
	`hidden` integer DEFAULT false NOT NULL,
	`same_as` integer,
	FOREIGN KEY (`feed_id`) REFERENCES `followed_feeds`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`same_as`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "followed_actions_kind" CHECK("followed_actions"."kind" in ('online', 'in-person', 'hybrid')),
	CONSTRAINT "followed_actions_place" CHECK(("followed_actions"."latitude" is null) = ("followed_actions"."longitude" is null))
);
CREATE UNIQUE INDEX `followed_actions_once` ON `followed_actions` (`feed_id`,`uid`);
CREATE INDEX `followed_actions_of_event` ON `followed_actions` (`same_as`) WHERE "followed_actions"."same_as" is not null;
CREATE TABLE `followed_feeds` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` integer NOT NULL,
	`address` text NOT NULL,
	`format` text NOT NULL,
	`name` text NOT NULL,
	`zone` text NOT NULL,
	`utc_is` text DEFAULT 'utc' NOT NULL,
	`etag` text,
	`last_modified` text,
	`seen_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`failing_since` integer,
	`failure` text,
	`next_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "followed_feeds_failing" CHECK(("followed_feeds"."failing_since" is null) = ("followed_feeds"."failure" is null)),
	CONSTRAINT "followed_feeds_clocks" CHECK("followed_feeds"."utc_is" in ('utc', 'local'))
);
CREATE UNIQUE INDEX `followed_feeds_once` ON `followed_feeds` (`campaign_id`,`address`);
CREATE INDEX `followed_feeds_due` ON `followed_feeds` (`next_at`);
CREATE TABLE `campaign_updates` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`form_key` text NOT NULL,
	`campaign_id` integer NOT NULL,
	`organizer_id` integer NOT NULL,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`followers` integer NOT NULL,
	`sent_at` integer NOT NULL, `letter_id` integer REFERENCES campaign_letters(id) ON DELETE set null,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE UNIQUE INDEX `campaign_updates_formKey_unique` ON `campaign_updates` (`form_key`);
CREATE INDEX `campaign_updates_by_campaign` ON `campaign_updates` (`campaign_id`,`id`);
CREATE TABLE `followers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`public_id` text NOT NULL,
	`generation` integer DEFAULT 1 NOT NULL,
	`campaign_id` integer NOT NULL,
	`state` text NOT NULL,
	`name` text DEFAULT '' NOT NULL,
	`email` text,
	`email_key` text,
	`language` text NOT NULL,
	`created_at` integer NOT NULL,
	`confirmed_at` integer,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "followers_state" CHECK("followers"."state" in ('unconfirmed', 'confirmed', 'left')),
	CONSTRAINT "followers_address" CHECK(("followers"."state" = 'left') = ("followers"."email" is null)
        and ("followers"."email" is null) = ("followers"."email_key" is null)),
	CONSTRAINT "followers_confirmed" CHECK("followers"."state" <> 'confirmed' or "followers"."confirmed_at" is not null)
);
CREATE UNIQUE INDEX `followers_publicId_unique` ON `followers` (`public_id`);
CREATE UNIQUE INDEX `followers_once` ON `followers` (`campaign_id`,`email_key`);
CREATE INDEX `followers_by_campaign` ON `followers` (`campaign_id`,`state`,`id`);
CREATE INDEX `followers_by_address` ON `followers` (`email_key`);
CREATE INDEX `outbox_by_follower` ON `outbox` (`follower_id`) WHERE "outbox"."follower_id" is not null;
CREATE UNIQUE INDEX `outbox_update_once` ON `outbox` (`update_id`,`follower_id`) WHERE "outbox"."update_id" is not null;
CREATE TABLE `withheld_tags` (
	`event_id` integer NOT NULL,
	`tag` text NOT NULL,
	PRIMARY KEY(`event_id`, `tag`),
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade
);
CREATE INDEX `endorsement_groups_by_campaign` ON `endorsement_groups` (`campaign_id`,`position`) WHERE "endorsement_groups"."campaign_id" is not null;
CREATE UNIQUE INDEX `endorsement_groups_once_in_campaign` ON `endorsement_groups` (`campaign_id`,`kind`) WHERE "endorsement_groups"."kind" <> 'free' and "endorsement_groups"."campaign_id" is not null;
CREATE INDEX `endorsements_by_campaign` ON `endorsements` (`campaign_id`,`state`) WHERE "endorsements"."campaign_id" is not null;
CREATE TABLE `campaign_picture_files` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`picture_id` integer NOT NULL,
	`width` integer NOT NULL,
	`type` text NOT NULL,
	`bytes` blob NOT NULL,
	FOREIGN KEY (`picture_id`) REFERENCES `campaign_pictures`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "campaign_picture_files_type" CHECK("campaign_picture_files"."type" in ('webp', 'jpeg'))
);
CREATE UNIQUE INDEX `campaign_picture_files_once` ON `campaign_picture_files` (`picture_id`,`width`,`type`);
CREATE TABLE `campaign_pictures` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` integer NOT NULL,
	`hash` text NOT NULL,
	`description` text NOT NULL,
	`focus` text DEFAULT 'center' NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "campaign_pictures_size" CHECK("campaign_pictures"."width" > 0 and "campaign_pictures"."height" > 0)
);
CREATE UNIQUE INDEX `campaign_pictures_once` ON `campaign_pictures` (`campaign_id`);
CREATE INDEX `campaign_pictures_by_hash` ON `campaign_pictures` (`hash`);
CREATE TABLE "campaign_letters" (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`form_key` text NOT NULL,
	`campaign_id` integer NOT NULL,
	`organizer_id` integer NOT NULL,
	`audience` text NOT NULL,
	`texts` text NOT NULL,
	`pace` integer NOT NULL,
	`send_local` text,
	`send_occurrence` text,
	`send_zone` text,
	`send_at` integer,
	`scheduled_by` integer,
	`held_because` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`sent_at` integer,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`scheduled_by`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "campaign_letters_audience" CHECK("campaign_letters"."audience" in ('organizing', 'attendees', 'followers')),
	CONSTRAINT "campaign_letters_scheduled_for" CHECK("campaign_letters"."send_at" is null or "campaign_letters"."scheduled_by" is not null),
	CONSTRAINT "campaign_letters_pace" CHECK("campaign_letters"."pace" between 1 and 6000)
);
CREATE UNIQUE INDEX `campaign_letters_formKey_unique` ON `campaign_letters` (`form_key`);
CREATE INDEX `campaign_letters_by_campaign` ON `campaign_letters` (`campaign_id`,`id`);
CREATE INDEX `campaign_letters_scheduled` ON `campaign_letters` (`send_at`) WHERE "campaign_letters"."send_at" is not null and "campaign_letters"."sent_at" is null;
CREATE INDEX `campaign_updates_by_letter` ON `campaign_updates` (`letter_id`) WHERE "campaign_updates"."letter_id" is not null;
CREATE TABLE `action_lists` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` integer NOT NULL,
	`organizer_id` integer NOT NULL,
	`state` text NOT NULL,
	`file_name` text NOT NULL,
	`form` text,
	`columns` text NOT NULL,
	`choices` text NOT NULL,
	`announce` integer DEFAULT false NOT NULL,
	`rows` integer NOT NULL,
	`done_through` integer DEFAULT 0 NOT NULL,
	`made` integer DEFAULT 0 NOT NULL,
	`kept` integer DEFAULT 0 NOT NULL,
	`failed` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`written_at` integer,
	`undone_at` integer,
	`cleared_at` integer,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "action_lists_state" CHECK("action_lists"."state" in ('read', 'checking', 'checked', 'writing', 'written', 'undoing', 'undone'))
);
CREATE INDEX `action_lists_by_campaign` ON `action_lists` (`campaign_id`,`id`);
CREATE INDEX `action_lists_open` ON `action_lists` (`state`,`created_at`) WHERE "action_lists"."cleared_at" is null;
CREATE TABLE `action_rows` (
	`list_id` integer NOT NULL,
	`line` integer NOT NULL,
	`cells` text NOT NULL,
	`answers` text NOT NULL,
	`outcome` text,
	`question` text,
	`action` text,
	`like_key` text,
	`event_id` integer,
	PRIMARY KEY(`list_id`, `line`),
	FOREIGN KEY (`list_id`) REFERENCES `action_lists`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "action_rows_outcome" CHECK("action_rows"."outcome" in ('asked', 'ready', 'same', 'repeated', 'skipped', 'empty'))
);
CREATE INDEX `action_rows_by_outcome` ON `action_rows` (`list_id`,`outcome`,`line`);
CREATE INDEX `action_rows_by_likeness` ON `action_rows` (`list_id`,`like_key`,`line`) WHERE "action_rows"."like_key" is not null;
CREATE INDEX `action_rows_by_event` ON `action_rows` (`event_id`) WHERE "action_rows"."event_id" is not null;
CREATE INDEX `events_taken_over` ON `events` (`origin_uid`) WHERE "events"."origin_uid" is not null;
CREATE INDEX `events_of_city` ON `events` (`city`,`starts_at`,`id`,`ends_at`,`state`,`start_local`,`kind`,`language`,`campaign_id`) WHERE "events"."state" <> 'draft';
INSERT INTO __drizzle_migrations VALUES (NULL, '386f9383e43f927494cb240798a25e65badd7c4a22b304f43bfd37e51e2c5e31', 1795465256515);
INSERT INTO __drizzle_migrations VALUES (NULL, '69f249a7eee98615bda468e851a8b33dcd8f7c2c929fd604414a6e0979155f0d', 1795540572914);
INSERT INTO __drizzle_migrations VALUES (NULL, 'fb94f0af1d6b01eefc07aa3aaa1166f9d448ebb95dc9f79b4e7a58cdad778a6b', 1795542883270);
INSERT INTO __drizzle_migrations VALUES (NULL, '6cc01b6393d6d2d105fa36e721edff20896f554fcb31f1b38d761a097aee9179', 1795543639973);
INSERT INTO __drizzle_migrations VALUES (NULL, '073598c2522c777b787d2d980dd238c40eb9619f538895f135dda22d99c410a1', 1795544695025);
INSERT INTO __drizzle_migrations VALUES (NULL, '36e3374c416afcfbc91104017da58eabc5688f923b34492869e6149051e2bcc6', 1795546443965);
INSERT INTO __drizzle_migrations VALUES (NULL, 'dfb44087681ae0f45be87550d6d67e3b563e8b2d41d8542d9b1aef85dd2f6333', 1795547708464);
INSERT INTO __drizzle_migrations VALUES (NULL, '22d2de98328bc75117da3f3a24e99d1684af9f6c7772a08571e771ff00c3d0d7', 1795548192136);
INSERT INTO __drizzle_migrations VALUES (NULL, '2392ccefc9c3e785ebf3f412634d7859feaecea9f441e7b70ef8932ebfa7b5a8', 1795973259345);
INSERT INTO __drizzle_migrations VALUES (NULL, '7f052f71cd1a84dbc2d23db1e42ab0c8b422a94c3a156f60cc1d5b76b3078fba', 1795974374561);
INSERT INTO __drizzle_migrations VALUES (NULL, 'b3e0e43a5aa5aed86b873db91d294ba45bec2f57a2c340f698bd9b4debfec579', 1795976530952);
INSERT INTO __drizzle_migrations VALUES (NULL, '0960b3fa3c55080c474893594055e1e04af8a6ac10153bb9d6aef705ff511c4f', 1795977477285);
INSERT INTO __drizzle_migrations VALUES (NULL, '5a1c90f26f229d2c2cfa5dc5bd9bfc8c4d860a659a5657a9f270aa09393179ae', 1795984217056);
INSERT INTO __drizzle_migrations VALUES (NULL, 'aac6abf11a1794af86af75a4352a2ee71aff3d856b8c4e928a8d06692b8e1697', 1795984732793);
INSERT INTO __drizzle_migrations VALUES (NULL, '3dc58a9efe88949551b9623e61d2ab19d682591277810e0e0f4a34b0514b0666', 1795984852381);
INSERT INTO __drizzle_migrations VALUES (NULL, '14b099de65785a7a35826427d6d3cbe76206eeec5468faf0fded4bc53610a197', 1795986578045);
INSERT INTO __drizzle_migrations VALUES (NULL, '0cd609d84119911b50b35661619a7a06a2e6a987fb4d93739ce419dd4ce83393', 1795986911341);
INSERT INTO __drizzle_migrations VALUES (NULL, 'dbc2c6b8d4cb08337f9998d64647b4862979ea47688535b42e735b28bf7baab3', 1795988021991);
INSERT INTO __drizzle_migrations VALUES (NULL, '63adda4606a393583428587a6b71b68073a384e0b39591a0b606124ea1f4bd4f', 1795988700042);
INSERT INTO __drizzle_migrations VALUES (NULL, '4f8f4fbd5ede41bde86674405c833477459de3e4f477781e6ed9ebfd47051cf8', 1795989390283);
INSERT INTO __drizzle_migrations VALUES (NULL, '00a716c45614eb0a7cb29bc31367779e7c6cd0fd511b4b7dc3031445d3743755', 1795989663794);
INSERT INTO __drizzle_migrations VALUES (NULL, '7fa2662ba677a6762875b77b7e2650c66c73af90cd71e6bc6e6ff5b0c165b202', 1795990113695);
INSERT INTO __drizzle_migrations VALUES (NULL, 'b50827eae58230dea2018d3ac82c05248dc9613a117ffd6b383ebea659e5b668', 1795990650451);
INSERT INTO __drizzle_migrations VALUES (NULL, '1e9c03b465a902877b0d9562f7d9e7c61034c13d0b5ac10c8ea821d80c1a28ab', 1795990755670);
INSERT INTO __drizzle_migrations VALUES (NULL, 'c3156d772e0cfe566a8ebb8fb2c30579ea9aa8af0fac322e86e6f1b9880eca72', 1795995047476);
INSERT INTO __drizzle_migrations VALUES (NULL, '07e6c85083ebaaf24dec3a7ab5c235256989f4d511704f65e66bfd71c326deba', 1795995377938);
INSERT INTO __drizzle_migrations VALUES (NULL, 'b79bc519e63df33b0a9333bc8139e90a5ca63cd5d681d32a07c7ca9510208890', 1795996651621);
INSERT INTO __drizzle_migrations VALUES (NULL, 'ce1417f961cc265ffd07b13b84a80a3035396583a35985a65daddaf76322446b', 1795997056446);
INSERT INTO __drizzle_migrations VALUES (NULL, 'a77851cb93a03cf8480f70d80d777f4f7a28787260862adebfd8587651a5bb10', 1795997425142);
INSERT INTO __drizzle_migrations VALUES (NULL, '53a3696e805d0202224afc694562d92bf76445cfa91ff4b5e94c58a10b98e294', 1795997961148);
INSERT INTO __drizzle_migrations VALUES (NULL, '2541a41b971f4b73995c8c68805e77cf9cdf38599e34b48a9255c7b053c05919', 1795998252116);
INSERT INTO __drizzle_migrations VALUES (NULL, '6ced7759555313bc008c50b73cd6f0086e2401b3747d716b0925d78eac216acb', 1795998655670);
INSERT INTO __drizzle_migrations VALUES (NULL, '07bb690a04734eb18ab2ee512d2cbd35b5242c200c591d6aaa009ef92241bb16', 1795999148982);
INSERT INTO __drizzle_migrations VALUES (NULL, '5b6b3346fda5ed4f8a7538de73b9ac9a09b7246902438071593bda9363d68dfa', 1795999971417);
INSERT INTO __drizzle_migrations VALUES (NULL, '3c0a9f6b86715f9c9e34e3a96ceefde28900730f5a813e62d97b8db1ceaae45d', 1796006873020);
INSERT INTO __drizzle_migrations VALUES (NULL, 'b73e4d795f17cd687526ce375ebde50f44abd28bc215cbd1daf334960826be97', 1796007196127);
INSERT INTO __drizzle_migrations VALUES (NULL, '5cb318e87cdcc6642f2d611e4fbb98aa442be314b18ec4f28ab2fafcfaf3c838', 1796009236474);
INSERT INTO __drizzle_migrations VALUES (NULL, '97f47b4c9cc9555ea8e0cfb4663562437dd49202c2d390fe3e640b802942f4da', 1796009923154);
INSERT INTO __drizzle_migrations VALUES (NULL, '32b0e3b57842b5cee24a518ea7c6bdd9700c905827ea1911f7004dae33c036e5', 1796010189054);
INSERT INTO __drizzle_migrations VALUES (NULL, '15b8dad49def1f2948d4f334de01172b9d2c15e92c16fef54ee43317e4f4e0bd', 1796013080841);
INSERT INTO __drizzle_migrations VALUES (NULL, 'cd2c75dd1aea2386bfd59d274d85f69ad17150b39f29442508d189d68e57ffe2', 1796013338273);
INSERT INTO __drizzle_migrations VALUES (NULL, '7f51aee6764f5d29a05a28fdb4e7d5cb464e11dc72c42593d6093503f3415940', 1796027002445);
INSERT INTO __drizzle_migrations VALUES (NULL, '55bc035ab7d596e9337db132ffd41cc9debfa955cce0cf3ceebbfbbac8cf2636', 1796033243822);
INSERT INTO __drizzle_migrations VALUES (NULL, '0b30621e1fb1a7d16269d8a440e052103f28ca7b384da4709dd5f93805374304', 1796033517180);
INSERT INTO __drizzle_migrations VALUES (NULL, '10848e91c4cc7372a486644d8eaf518c04f10a0e58316a567df71d3b50449f97', 1796034387286);
INSERT INTO __drizzle_migrations VALUES (NULL, 'ab5e95d6a253f3d5306fa6dd0a27cfad190d74c3f9bd605db60f7ddddff6413e', 1796034709000);
INSERT INTO __drizzle_migrations VALUES (NULL, 'd015a02d820830e00b96c2bf3e3f7bc9aebc4ed98813d2a9e089ad888828dfcf', 1796034922059);
INSERT INTO __drizzle_migrations VALUES (NULL, '4ff181c31e56211622ab6799de044fc4faeee276654d711848ec45160b34271d', 1796035591024);
INSERT INTO __drizzle_migrations VALUES (NULL, '2a4beb826c019599baae02f4328f3480ee36f890da6df5b0c0392043ac960339', 1796036766702);
INSERT INTO __drizzle_migrations VALUES (NULL, '6ae2b509b44cf50595f7e4b804c4ad4ce64a47fb6f78f1b5ceb2bff928449215', 1796036991090);
INSERT INTO __drizzle_migrations VALUES (NULL, 'd85f27c1bd23df4977a06c044d9ee6468956e57feaf53054651c4dc1c7c58d8e', 1796045861289);
INSERT INTO __drizzle_migrations VALUES (NULL, 'dee5ad3d2f9dade39d0c22b6c8a0b4cf126f2d52f7cbac9033113cdc199dd146', 1796046845119);
INSERT INTO __drizzle_migrations VALUES (NULL, '1d3448129398707e9af2beed510a0da38bf4d6f31e2935fae3203c2dd9977f42', 1796047978422);
INSERT INTO __drizzle_migrations VALUES (NULL, '6edff53cca24406948bfde451821de2598ee557aa1e03882eb1fdac78f046900', 1796048608957);
INSERT INTO __drizzle_migrations VALUES (NULL, 'a6309b32baaa6aae20b9372a75968eaebd887db9c041e28a58cc9c5871500cf3', 1796049226297);
INSERT INTO __drizzle_migrations VALUES (NULL, '5eeedee0f53de26a25feef82c646e8b4b930637a6bfaffc968ecee31879ea491', 1796049696921);
INSERT INTO __drizzle_migrations VALUES (NULL, '922835f9ec315ccb0a42ab8991846633810d39cb038d635c808d00cc9106d21c', 1796050567510);
INSERT INTO __drizzle_migrations VALUES (NULL, '7eb70e778425a6eb76769b7b1dbbbfc9a7cb9a0604a721244fdc8634aa75aacc', 1796059652693);
INSERT INTO signup_lists VALUES (1, 0);
