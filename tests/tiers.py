"""Which tests run when. `make check` takes the first tier, `make test` the first two, `make test-all` all of them;
without `--tier` whatever the command line names runs. docs/testing.md tells what each is for."""

from enum import IntEnum

import pytest


class Tier(IntEnum):
    """The commands, each with all that those before it run."""

    CHECK = 1
    TEST = 2
    ALL = 3


# What people do with the app, from page to page in a real browser; the rest of tests/browser is for `make test-all`.
JOURNEYS = (
    "accessibility.py::test_only_what_can_be_seen_is_told",
    "accessibility.py::test_a_field_that_comes_late_is_part_of_the_page_that_opens",
    "accessibility.py::test_the_same_is_not_written_again_for_that_would_be_another_change",
    "bnk.py::test_a_reason_is_asked_for_entered_and_found_again",
    "bnk.py::test_of_two_at_once_the_second_is_told_and_nothing_is_lost",
    "charts.py::test_a_chart_changes_in_place",
    "charts.py::test_a_chart_that_grows_or_shrinks_takes_its_frame_along",
    "charts.py::test_without_its_library_a_chart_says_so_and_the_next_change_draws_it",
    "check.py::test_a_target_is_added_shown_as_ones_own_and_removed",
    "check.py::test_one_series_four_verdicts_and_the_way_to_their_explanation",
    "collection.py::test_a_link_pasted_on_a_fresh_server_brings_the_whole_collection",
    "collection.py::test_three_views_are_remembered_named_saved_opened_elsewhere_and_become_slides",
    "deck.py::test_from_the_start_page_to_a_deck_with_the_values_of_the_database",
    "deck.py::test_the_slides_are_shown_with_the_arrow_keys_from_one_file",
    "deck.py::test_a_scenario_is_handed_over_as_a_slide_and_its_address_can_be_sent",
    "drafts.py::test_typed_text_outlives_back_another_language_and_a_restart_until_it_is_saved",
    "editing.py::test_an_editor_logs_in_and_enters_under_the_name_of_the_login",
    "embed.py::test_the_copied_line_shows_the_chart_in_another_website",
    "framework_words.py::test_where_the_server_is_gone_nobody_reads_what_is_for_those_who_write_apps[de-",
    "framework_words.py::test_a_first_visit_asks_for_nothing_missing_and_no_font_of_the_framework[trends",
    "first_visit.py::test_the_first_start_builds_the_database_in_sight",
    "first_visit.py::test_a_new_build_is_followed_without_a_restart",
    "keyboard.py::test_from_a_comparison_over_the_targets_to_the_slides",
    "loading.py::test_an_update_shows_all_sources_beside_each_other_and_where_a_figure_is_from",
    "map.py::test_the_keyboard_goes_from_tile_to_tile_and_chooses_and_stays_there",
    "measures.py::test_measures_in_two_bundles_with_their_costs_become_slides_for_the_council",
    "measures.py::test_the_interim_evaluation_goes_to_the_committee_as_word_and_excel",
    "own_data.py::test_a_table_goes_in_with_its_error_told_and_corrected_and_out_again",
    "pages.py::test_an_indicator_and_all_data_can_be_downloaded",
    "pages.py::test_a_chart_can_be_taken_along_as_a_picture[SVG-",
    "pages.py::test_another_district_changes_the_overview_and_the_address",
    "pages.py::test_back_to_a_page_finds_its_selection_again",
    "peers.py::test_the_most_similar_are_taken_over_and_follow_to_other_pages",
    "responsive.py::test_paper_has_the_findings_and_sources_and_no_controls[zielcheck-",
    "review.py::test_a_planted_error_in_the_filled_in_template_is_caught",
    "serving.py::test_the_chart_of_an_address_is_there_before_any_script_and_goes_with_the_page",
    "start.py::test_a_choice_is_found_however_it_is_typed[Kreise",
    "start.py::test_an_indicator_with_a_district_is_found_while_it_is_typed_with_slips",
    "start.py::test_my_district_is_there_again_at_the_next_visit_until_it_is_forgotten",
    "terms.py::test_a_term_works_by_keyboard_alone",
    "tour.py::test_the_tour_goes_by_keyboard_and_keeps_the_district",
    "whatif.py::test_a_slider_moves_the_chart_under_the_hand_and_at_rest_stands_as_the_server_draws_it",
    "whatif.py::test_a_slider_redraws_only_its_part_and_stands_in_the_address",
    "whatif.py::test_back_returns_to_where_the_hand_rested_before",
    "whatif.py::test_every_stop_says_what_the_formula_gives",
    "whatif.py::test_a_finger_moves_one_of_two_sliders_on_the_screen_of_a_phone_that_holds_all",
)
# Sentences of all districts in both languages, in parts of which `make test` takes the first.
SENTENCES = (
    "courses.py::test_a_course_is_told_as_the_values_since_the_last_break_went",
    "courses.py::test_what_a_bnk_report_says_adds_up_as_it_is_printed",
    "courses.py::test_an_overview_counts_what_is_better_and_worse_and_how_old_it_is",
    "places.py::test_front_and_behind_are_named_with_the_rank_that_the_values_give",
    "places.py::test_what_moved_is_real_beyond_noise_against_comparable_districts_and_within_one_basis",
    "places.py::test_moves_of_rank_name_the_ranks_of_both_years",
    "targets.py::test_a_verdict_says_what_newest_value_forecast_and_today_bear_out",
    "targets.py::test_a_yardstick_says_how_far_the_newest_value_is_from_what_it_would_mean",
    "targets.py::test_the_first_finding_of_what_if_starts_from_the_newest_value_and_the_forecast",
)
# Beginning of a test's address -> its tier. The longest one that fits counts; where none does, CHECK.
PLACES = {
    "tests/browser/": Tier.ALL,
    **{f"tests/browser/test_{journey}": Tier.TEST for journey in JOURNEYS},
    # Every page in two of its eight looks.
    "tests/browser/test_every_page.py::test_a_page_is_as_it_has_to_be[wide-light-de-": Tier.TEST,
    "tests/browser/test_every_page.py::test_a_page_is_as_it_has_to_be[narrow-dark-en-": Tier.TEST,
    "tests/browser/test_every_page.py::test_no_picture_is_left_of_a_page_that_is_gone": Tier.TEST,
    "tests/operation/test_proxy.py": Tier.ALL,
    "tests/operation/test_doors.py": Tier.TEST,
    "tests/operation/test_limits.py": Tier.TEST,
    "tests/operation/test_patterns.py": Tier.TEST,
    "tests/operation/test_reading.py": Tier.TEST,
    "tests/operation/test_recipes.py::test_a_new_page": Tier.TEST,
    "tests/operation/test_uploads.py": Tier.TEST,
    # Every indicator and the regions that differ on every page that chooses among them, every part of every address.
    "tests/features/shell/test_frame.py::test_every_indicator_can_be_shown": Tier.TEST,
    "tests/features/shell/test_frame.py::test_every_region_has_its_page[telling-": Tier.TEST,
    "tests/features/shell/test_frame.py::test_every_region_has_its_page[all-": Tier.ALL,
    "tests/features/shell/test_frame.py::test_every_second_indicator_can_be_set_against_the_first": Tier.TEST,
    "tests/loaders/test_all_sources.py": Tier.TEST,
    "tests/loaders/test_encodings.py": Tier.TEST,
    "tests/loaders/test_national_shown.py": Tier.TEST,
    "tests/loaders/test_snapshots.py": Tier.TEST,
    "tests/testbed/test_nation.py": Tier.TEST,
    "tests/features/shell/test_hostile_addresses.py": Tier.TEST,
    "tests/features/shell/test_hostile_names.py": Tier.TEST,
    # Sentences of all districts, and the whole data set in a file.
    "tests/export/test_round_trips.py::test_the_whole_data_set": Tier.TEST,
    "tests/export/test_round_trips.py::test_the_whole_data_set_as_excel_file": Tier.ALL,
    "tests/features/scenario/test_scenario_pictures.py::test_a_slider_has_few_stops": Tier.TEST,
    "tests/operation/test_sentences_of_courses.py": Tier.TEST,
    "tests/operation/test_sentences_of_places.py": Tier.TEST,
    "tests/operation/test_sentences_of_targets.py": Tier.TEST,
    **{f"tests/operation/test_sentences_of_{one}[": Tier.ALL for one in SENTENCES},
    **{f"tests/operation/test_sentences_of_{one}[0]": Tier.TEST for one in SENTENCES},
    # Processes that are started or killed, office programs, servers, and what only long runs would find.
    "tests/export/test_round_trips_office.py": Tier.TEST,
    # Each of the 400 districts, and decks that an office program opens.
    "tests/export/test_rendered_decks.py": Tier.ALL,
    "tests/export/test_rendered_decks.py::test_every_word_lies_where_it_belongs[05358-de]": Tier.TEST,
    "tests/export/test_rendered_decks.py::test_every_word_lies_where_it_belongs[11000-en]": Tier.TEST,
    "tests/features/deck/test_decks_of_germany.py": Tier.TEST,
    "tests/features/deck/test_decks_of_germany.py::test_in_every_district_of_a_land_all_slides": Tier.ALL,
    "tests/loaders/own/test_import_command.py": Tier.TEST,
    "tests/loaders/test_command_line.py": Tier.TEST,
    "tests/storage/test_versions.py::test_the_operator_sees_the_damage": Tier.TEST,
    "tests/loaders/own/backup/test_backup_commands.py": Tier.TEST,
    "tests/loaders/own/backup/test_interrupted_restore.py::test_a_restore_killed_at_any": Tier.TEST,
    "tests/loaders/own/backup/test_interrupted_restore.py::test_after_a_killed_restore": Tier.TEST,
    "tests/loaders/own/test_own_storage.py::test_killed_at_any_moment_a_table_is_whole": Tier.TEST,
    "tests/features/own_data/test_carried_out.py": Tier.TEST,
    "tests/loaders/own/test_own_targets.py": Tier.TEST,
    "tests/loaders/sources/": Tier.TEST,
    "tests/loaders/test_loading_commands.py": Tier.TEST,
    "tests/loaders/test_publish.py::test_builds_killed_at_any_moment_never_disturb_a_reader": Tier.TEST,
    "tests/operation/test_deploy.py": Tier.TEST,
    "tests/operation/test_faults.py": Tier.TEST,
    "tests/operation/test_fuzz.py": Tier.TEST,
    "tests/testbed/test_soak.py": Tier.TEST,
}


def tier(address: str) -> Tier:
    """Of a test, by its address from the root of the repository: `path::name[case]`."""
    fitting = [place for place in PLACES if address.startswith(place)]
    return PLACES[max(fitting, key=len)] if fitting else Tier.CHECK


def select(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave in `items` what the tier asked for runs."""
    highest = Tier[config.getoption("--tier").upper()]
    left = [item for item in items if tier(item.nodeid) > highest]
    if left:
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if tier(item.nodeid) <= highest]
