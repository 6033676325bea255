-- Written by hand: to build the table anew would cost every other one that refers to it.
ALTER TABLE `campaigns` ADD `state` text DEFAULT 'open' NOT NULL;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `last_day` text;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `color` text;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `callers` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `demands` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `hashtags` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `contact` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `bring` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `start_time` text;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `template` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `places_of` text;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `hosting` text DEFAULT 'nobody' NOT NULL;--> statement-breakpoint
ALTER TABLE `campaigns` ADD CONSTRAINT "campaigns_state" CHECK(`state` in ('draft', 'open', 'closed', 'archived'));--> statement-breakpoint
ALTER TABLE `campaigns` ADD CONSTRAINT "campaigns_hosting" CHECK(`hosting` in ('nobody', 'anyone'));--> statement-breakpoint
ALTER TABLE `campaigns` ADD CONSTRAINT "campaigns_days" CHECK(`last_day` is null or (`day` is not null and `last_day` > `day`));--> statement-breakpoint
ALTER TABLE `campaigns` ADD CONSTRAINT "campaigns_common" CHECK((`start_time` is null or `start_time` glob '[0-2][0-9]:[0-5][0-9]') and (`places_of` is null or `places_of` glob '[A-Z][A-Z]'));
