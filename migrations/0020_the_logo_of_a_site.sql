CREATE TABLE `logo_files` (
	`hash` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`type` text NOT NULL,
	`bytes` blob NOT NULL,
	PRIMARY KEY(`width`, `type`),
	CONSTRAINT "logo_files_type" CHECK("logo_files"."type" in ('webp', 'jpeg')),
	CONSTRAINT "logo_files_size" CHECK("logo_files"."width" > 0 and "logo_files"."height" > 0)
);
