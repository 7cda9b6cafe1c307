create tabel nothing;
