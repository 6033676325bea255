-- Written by hand: to build these tables anew would cost every other one that refers to them.
ALTER TABLE `campaigns` ADD `endorsements_open` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `endorsements_continue` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `endorsement_order` text DEFAULT 'alphabetical' NOT NULL;--> statement-breakpoint
ALTER TABLE `campaigns` ADD CONSTRAINT "campaigns_endorsement_order" CHECK(`endorsement_order` in ('alphabetical', 'chosen'));--> statement-breakpoint
ALTER TABLE `endorsement_groups` ALTER COLUMN `event_id` DROP NOT NULL;--> statement-breakpoint
ALTER TABLE `endorsement_groups` ADD `campaign_id` integer REFERENCES campaigns(id) ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE `endorsement_groups` ADD CONSTRAINT "endorsement_groups_owner" CHECK((`event_id` is not null) + (`campaign_id` is not null) = 1);--> statement-breakpoint
CREATE INDEX `endorsement_groups_by_campaign` ON `endorsement_groups` (`campaign_id`,`position`) WHERE "endorsement_groups"."campaign_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `endorsement_groups_once_in_campaign` ON `endorsement_groups` (`campaign_id`,`kind`) WHERE "endorsement_groups"."kind" <> 'free' and "endorsement_groups"."campaign_id" is not null;--> statement-breakpoint
ALTER TABLE `endorsements` ALTER COLUMN `event_id` DROP NOT NULL;--> statement-breakpoint
ALTER TABLE `endorsements` ADD `campaign_id` integer REFERENCES campaigns(id) ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE `endorsements` ADD CONSTRAINT "endorsements_owner" CHECK((`event_id` is not null) + (`campaign_id` is not null) = 1);--> statement-breakpoint
CREATE INDEX `endorsements_by_campaign` ON `endorsements` (`campaign_id`,`state`) WHERE "endorsements"."campaign_id" is not null;
