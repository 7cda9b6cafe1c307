-- How many orders a browser told of.
create index platform_order_hint_visitor on platform_order_hint (account_id, visitor_id, told_at);
