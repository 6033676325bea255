DROP INDEX `signups_once`;--> statement-breakpoint
DROP INDEX `signups_by_address`;--> statement-breakpoint
CREATE UNIQUE INDEX `signups_once` ON `signups` (`email_key`,`event_id`) WHERE "signups"."state" <> 'cancelled';--> statement-breakpoint
CREATE INDEX `signups_by_address` ON `signups` (`email_key`) WHERE "signups"."state" = 'cancelled';--> statement-breakpoint
DROP INDEX `trail_by_endorsement`;--> statement-breakpoint
CREATE INDEX `trail_by_endorsement` ON `trail` (`endorsement_id`) WHERE "trail"."endorsement_id" is not null;--> statement-breakpoint
DROP INDEX `outbox_by_endorsement`;--> statement-breakpoint
CREATE INDEX `outbox_by_endorsement` ON `outbox` (`endorsement_id`) WHERE "outbox"."endorsement_id" is not null;