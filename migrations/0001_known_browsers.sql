CREATE TABLE `browsers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`organizer_id` integer NOT NULL,
	`token_hash` text NOT NULL,
	`last_signed_in_at` integer NOT NULL,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `browsers_by_token` ON `browsers` (`token_hash`,`organizer_id`);--> statement-breakpoint
CREATE INDEX `browsers_by_organizer` ON `browsers` (`organizer_id`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_sessions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`token_hash` text NOT NULL,
	`organizer_id` integer NOT NULL,
	`browser_id` integer,
	`program` text DEFAULT 'other' NOT NULL,
	`system` text DEFAULT 'other' NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`browser_id`) REFERENCES `browsers`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
INSERT INTO `__new_sessions`("token_hash", "organizer_id", "created_at", "last_seen_at") SELECT "token_hash", "organizer_id", "created_at", "last_seen_at" FROM `sessions`;--> statement-breakpoint
DROP TABLE `sessions`;--> statement-breakpoint
ALTER TABLE `__new_sessions` RENAME TO `sessions`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_tokenHash_unique` ON `sessions` (`token_hash`);--> statement-breakpoint
CREATE INDEX `sessions_by_organizer` ON `sessions` (`organizer_id`);--> statement-breakpoint
ALTER TABLE `sign_ins` ADD `own_browser` integer DEFAULT false NOT NULL;