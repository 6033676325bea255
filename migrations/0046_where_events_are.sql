ALTER TABLE `events` ADD `country` text CONSTRAINT "events_country" CHECK ("country" is null or "country" glob '[A-Z][A-Z]');--> statement-breakpoint
ALTER TABLE `events` ADD `latitude` real CHECK ("latitude" is null or "latitude" between -90 and 90);--> statement-breakpoint
ALTER TABLE `events` ADD `longitude` real CONSTRAINT "events_point" CHECK (("latitude" is null) = ("longitude" is null) and ("longitude" is null or "longitude" between -180 and 180));--> statement-breakpoint
ALTER TABLE `events` ADD `city_id` integer;
