ALTER TABLE `question_options` ADD `alike_id` integer;--> statement-breakpoint
ALTER TABLE `questions` ADD `alike_id` integer;