ALTER TABLE `events` ADD `origin_uid` text;--> statement-breakpoint
ALTER TABLE `events` ADD `origin_url` text;--> statement-breakpoint
CREATE INDEX `events_taken_over` ON `events` (`origin_uid`) WHERE "events"."origin_uid" is not null;