ALTER TABLE `bounces` ADD `tried_at` integer;--> statement-breakpoint
ALTER TABLE `unread_reports` ADD `mail_id` integer REFERENCES outbox(id) ON DELETE set null;--> statement-breakpoint
ALTER TABLE `unread_reports` ADD `personal_at` integer;