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
    And I should see "The school will be told that you have seen this grade."
    And "I have seen this grade" "button" should not exist
    And I click on "Requests" "link" in the ".local-mzi .moremenu" "css_element"
    And I should see "Q-77"
    And I click on "Student card" "link" in the ".local-mzi .moremenu" "css_element"
    And I should see "30 June 2028"

  @javascript @_file_upload
  Scenario: A student has details changed and takes the request back
    Given I log in as "sara"
    And I visit "/local/mzi/index.php?tab=requests"
    When I click on "Change information" "link" in the ".local-mzi-types" "css_element"
    And I set the following fields to these values:
      | What to change | City (now: Amman) |
      | New value      | Irbid                |
      | Reason         | We have moved again. |
    And I upload "lib/tests/fixtures/gd-logo.png" file to "Supporting document" filemanager
    And I press "Send request"
    Then I should see "Your request has been sent to the school."
    And I should see "Irbid"
    And "gd-logo.png" "link" should exist
    And I click on "Cancel request" "link" in the "[aria-labelledby=local-mzi-request-1]" "css_element"
    And I press "Cancel request"
    And I should see "Your request has been cancelled."
    And I should see "Cancelled" in the "[aria-labelledby=local-mzi-request-1]" "css_element"

  @javascript
  Scenario: A form says beside its fields what is missing
    Given I log in as "sara"
    And I visit "/local/mzi/request.php?type=changeinformation"
    When I set the following fields to these values:
      | What to change | E-mail (now: private.sara@example.com) |
      | New value      | nobody                                    |
      | Reason         | A new address                             |
    And I press "Send request"
    Then I should see "Required"

  @javascript @_file_upload
  Scenario: A new photo waits for the school
    Given I log in as "sara"
    And I visit "/local/mzi/request.php?type=photoupdate"
    When I upload "lib/editor/tiny/tests/behat/fixtures/tinyscreenshot.png" file to "New photo" filemanager
    And I press "Send request"
    Then I should see "Your request has been sent to the school."
    And I visit "/local/mzi/index.php"
    And I should see "A new photo is waiting for approval."
    And I should not see "Upload a new photo"

  @javascript @_file_upload
  Scenario: A photo that is too small is refused
    Given I log in as "sara"
    And I visit "/local/mzi/index.php"
    When I follow "Upload a new photo"
    And I upload "lib/tests/fixtures/gd-logo.png" file to "New photo" filemanager
    And I press "Send request"
    Then I should see "too small"

  Scenario: A student card is asked for once at a time
    Given I log in as "sara"
    And I visit "/local/mzi/request.php?type=studentcard"
    When I set the field "Reason" to "I have lost it."
    And I press "Send request"
    Then I should see "Your request has been sent to the school."
    And I should see "A request of this kind is waiting for a decision."
    And "Student card" "link" should not exist in the ".local-mzi-types" "css_element"

  Scenario: Somebody who is no student has no pages
    Given I log in as "omar"
    When I visit "/local/mzi/index.php"
    Then I should see "Your account is not connected with a student record."

  Scenario: Staff see a student's pages as the student does
    Given I am on the "sara" "user > profile" page logged in as "office"
    When I follow "Student pages"
    Then I should see "You are viewing the pages of Sara Haddad as the student sees them."
    And I should see "A01B0001C"
    And I click on "Classes and grades" "link" in the ".local-mzi .moremenu" "css_element"
    And "I have seen this grade" "button" should not exist
