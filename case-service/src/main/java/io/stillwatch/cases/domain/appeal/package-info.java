/** What an appeal is: filed with a deadline, given to somebody who had no part in it, upheld or overturned, restored. */
package io.stillwatch.cases.domain.appeal;
