CREATE INDEX `trail_by_organizer` ON `trail` (`organizer_id`,`id`) WHERE "trail"."organizer_id" is not null;--> statement-breakpoint
CREATE INDEX `trail_seldom` ON `trail` (`action`,`id`) WHERE "trail"."action" not in ('signup-unconfirmed', 'signup-confirmed', 'signup-waiting', 'signup-promoted', 'signup-changed', 'signup-cancelled');--> statement-breakpoint
CREATE INDEX `mailbox_by_recipient` ON `mailbox` (`recipient`);--> statement-breakpoint
CREATE INDEX `outbox_failed` ON `outbox` (`id`,`event_id`) WHERE "outbox"."state" = 'failed';--> statement-breakpoint
CREATE INDEX `outbox_dropped` ON `outbox` (`id`,`event_id`) WHERE "outbox"."state" = 'dropped';