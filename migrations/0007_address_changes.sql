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
--> statement-breakpoint
CREATE UNIQUE INDEX `address_changes_publicId_unique` ON `address_changes` (`public_id`);--> statement-breakpoint
CREATE INDEX `address_changes_by_signup` ON `address_changes` (`signup_id`,`id`);--> statement-breakpoint
CREATE INDEX `address_changes_by_address` ON `address_changes` (`email_key`);--> statement-breakpoint
ALTER TABLE `outbox` ADD `address_change_id` integer REFERENCES address_changes(id) ON DELETE cascade;--> statement-breakpoint
CREATE INDEX `outbox_by_address_change` ON `outbox` (`address_change_id`) WHERE "outbox"."address_change_id" is not null;