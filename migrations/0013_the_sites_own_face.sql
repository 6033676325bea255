CREATE TABLE `campaign_slugs` (
	`slug` text PRIMARY KEY NOT NULL,
	`campaign_id` integer NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `site_settings` (
	`id` integer PRIMARY KEY NOT NULL,
	`revision` text NOT NULL,
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
