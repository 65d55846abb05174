-- What a verdict would be without each family of evidence, and what competes to explain a campaign. JSON.
alter table campaign add column counterfactuals text not null default '[]';
alter table campaign add column hypotheses text not null default '[]';
alter table campaign_member add column counterfactuals text not null default '[]';
alter table account_risk add column counterfactuals text not null default '[]';
