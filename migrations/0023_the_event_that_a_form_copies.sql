ALTER TABLE `kept_forms` ADD `copy_of` integer REFERENCES events(id) ON DELETE SET NULL;--> statement-breakpoint
CREATE INDEX `kept_forms_by_copied` ON `kept_forms` (`copy_of`);