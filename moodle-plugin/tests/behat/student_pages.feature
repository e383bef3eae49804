@local @local_mzi
Feature: Students see their studies
  In order to know where I stand
  As a student
  I need to see my profile, programmes, classes, grades, requests and card

  Background:
    Given the following "users" exist:
      | username | firstname | lastname | email            |
      | sara     | Sara      | Haddad   | sara@example.com |
      | omar     | Omar      | Nasser   | omar@example.com |
      | office   | Office    | Staff    | o@example.com    |
    And the following "courses" exist:
      | fullname    | shortname |
      | Programming | PROG      |
    And the following "role assigns" exist:
      | user   | role    | contextlevel | reference |
      | office | manager | System       |           |
    And the following "local_mzi > full students" exist:
      | user | course |
      | sara | PROG   |

  Scenario: A student reads every page
    Given I log in as "sara"
    When I follow "My studies" in the user menu
    Then I should see "A01B0001C"
    And I should not see "9981012345"
    And I press "Show the national id"
    And I should see "9981012345"
    And I click on "Programmes" "link" in the ".local-mzi .moremenu" "css_element"
    And I should see "40% paid"
    And I should see "Overdue since 1 September 2026"
    And I should see "Voided" in the "R-1003" "table_row"
    And I click on "Classes and grades" "link" in the ".local-mzi .moremenu" "css_element"
    And I should see "Merit"
    And I should not see "Secret"
    And I press "I have seen this grade: Assignment 1: Algorithms"
    And I should see "The school is told that you have seen this grade."
    And "I have seen this grade" "button" should not exist
    And I click on "Requests" "link" in the ".local-mzi .moremenu" "css_element"
    And I should see "Q-77"
    And I click on "Student card" "link" in the ".local-mzi .moremenu" "css_element"
    And I should see "30 June 2028"

  Scenario: Somebody who is no student has no pages
    Given I log in as "omar"
    When I visit "/local/mzi/index.php"
    Then I should see "Your account is not connected with a student record."

  Scenario: Staff see a student's pages as the student does
    Given I am on the "sara" "user > profile" page logged in as "office"
    When I follow "Student pages"
    Then I should see "You see the pages of Sara Haddad as the student does."
    And I should see "A01B0001C"
    And I click on "Classes and grades" "link" in the ".local-mzi .moremenu" "css_element"
    And "I have seen this grade" "button" should not exist
