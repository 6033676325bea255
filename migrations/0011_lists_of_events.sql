CREATE INDEX `events_announced` ON `events` (`starts_at`,`id`,`ends_at`,`state`) WHERE "events"."state" <> 'draft';--> statement-breakpoint
CREATE INDEX `events_of_campaign` ON `events` (`campaign_id`,`starts_at`,`id`,`ends_at`,`state`) WHERE "events"."state" <> 'draft';--> statement-breakpoint
CREATE INDEX `events_by_news` ON `events` (case when "published_at" > "scheduled_at" then "published_at"
    when "published_at" is null and "created_at" > "scheduled_at" then "created_at"
    else "scheduled_at" end,"starts_at" desc,`id`) WHERE "events"."state" <> 'draft';--> statement-breakpoint
CREATE INDEX `events_by_change` ON `events` (`updated_at`) WHERE ("events"."state" <> 'draft' or "events"."published_at" is not null);