PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_campaign_letters` (
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
	CONSTRAINT "campaign_letters_audience" CHECK("__new_campaign_letters"."audience" in ('organizing', 'attendees', 'followers')),
	CONSTRAINT "campaign_letters_scheduled_for" CHECK("__new_campaign_letters"."send_at" is null or "__new_campaign_letters"."scheduled_by" is not null),
	CONSTRAINT "campaign_letters_pace" CHECK("__new_campaign_letters"."pace" between 1 and 6000)
);
--> statement-breakpoint
INSERT INTO `__new_campaign_letters`("id", "form_key", "campaign_id", "organizer_id", "audience", "texts", "pace", "created_at", "updated_at", "sent_at") SELECT "id", "form_key", "campaign_id", "organizer_id", "audience", "texts", "pace", "created_at", "updated_at", "sent_at" FROM `campaign_letters`;--> statement-breakpoint
DROP TABLE `campaign_letters`;--> statement-breakpoint
ALTER TABLE `__new_campaign_letters` RENAME TO `campaign_letters`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `campaign_letters_formKey_unique` ON `campaign_letters` (`form_key`);--> statement-breakpoint
CREATE INDEX `campaign_letters_by_campaign` ON `campaign_letters` (`campaign_id`,`id`);--> statement-breakpoint
CREATE INDEX `campaign_letters_scheduled` ON `campaign_letters` (`send_at`) WHERE "campaign_letters"."send_at" is not null and "campaign_letters"."sent_at" is null;--> statement-breakpoint
ALTER TABLE `campaign_updates` ADD `letter_id` integer REFERENCES campaign_letters(id) ON DELETE set null;--> statement-breakpoint
CREATE INDEX `campaign_updates_by_letter` ON `campaign_updates` (`letter_id`) WHERE "campaign_updates"."letter_id" is not null;