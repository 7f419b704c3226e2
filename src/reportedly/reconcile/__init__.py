"""L3: joins the records of many reports to incidents. Judges what belongs together, never what is true."""
